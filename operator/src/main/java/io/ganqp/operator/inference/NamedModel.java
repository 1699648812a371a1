package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How clients name the model of some pods.
 *
 * @param name of the Open Inference Protocol, as these pods are told it
 * @param sha256 digest of the model, of which clients give the first digits
 */
record NamedModel(String name, String sha256) {
  private static final String VARIABLE = "GANQP_MODEL_NAME";
  private static final String USUAL = "faces";

  /** As the service takes them. */
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  /** That of pods of a template; the last of several variables of one name counts. */
  static NamedModel in(PodTemplateSpec template, PinnedModel model) {
    return new NamedModel(name(template.getSpec()), model.model().sha256());
  }

  /** That of pods as they say themselves; empty if they are none of ours. */
  static Optional<NamedModel> in(ObjectMeta metadata, PodSpec pod) {
    return Optional.ofNullable(metadata)
        .map(ObjectMeta::getAnnotations)
        .map(annotations -> annotations.get(ServingPod.MODEL_SHA256))
        .map(sha256 -> new NamedModel(name(pod), sha256));
  }

  private static String name(PodSpec pod) {
    return pod.getContainers().get(0).getEnv().stream()
        .filter(variable -> VARIABLE.equals(variable.getName()) && variable.getValue() != null)
        .map(EnvVar::getValue)
        .reduce(USUAL, (first, last) -> last);
  }

  /**
   * Path of the model; empty for a name that would be another one in a path, with which the service
   * refuses to start.
   */
  Optional<String> path() {
    return NAMES.matcher(name).matches() ? Optional.of("/v2/models/" + name) : Optional.empty();
  }

  /** Path of the version that {@code digits} of its digest are; empty if the model has none. */
  Optional<String> version(int digits) {
    return path().map(path -> path + "/versions/" + digits(digits));
  }

  /** The first digits of its digest. */
  String digits(int number) {
    return sha256.substring(0, number);
  }
}
