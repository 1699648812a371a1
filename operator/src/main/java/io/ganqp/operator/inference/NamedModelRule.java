package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.ganqp.crds.v1alpha1.GanQpInference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rule of a route for requests that name their model, which only the pods that serve it can
 * answer: the page names it in the address of each image.
 */
final class NamedModelRule {
  /** Of a digest, in the addresses that the service itself gives. */
  private static final int DIGITS = 16;

  private static final List<String> IMAGES = List.of("/generate", "/grid", "/interpolate");
  private static final String ARCHIVE = "/faces.zip";
  private static final String NAME = "GANQP_MODEL_NAME";
  private static final String USUAL_NAME = "faces";

  /** As the service takes them. */
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,127}");

  private NamedModelRule() {}

  /** The rule; it has no more matches than a rule of Gateway API 1.0 may. */
  static Map<String, Object> of(
      GanQpInference inference, String sha256, Map<String, Object> backend) {
    List<Map<String, Object>> matches = new ArrayList<>();
    Set<String> names = new LinkedHashSet<>(List.of(sha256.substring(0, DIGITS), sha256));
    for (String path : IMAGES) {
      names.forEach(name -> matches.add(image(path, name)));
    }
    matches.add(image(ARCHIVE, sha256.substring(0, DIGITS)));
    protocol(modelName(inference), sha256).ifPresent(path -> matches.add(below(path).map()));
    return Fields.with("matches", matches).and("backendRefs", List.of(backend)).map();
  }

  /**
   * Where the Open Inference Protocol has a model, by its name and version.
   *
   * @return empty for a name that would be another one in a path: the service refuses to start with
   *     it
   */
  static Optional<String> protocol(String name, String sha256) {
    return NAMES.matcher(name).matches()
        ? Optional.of("/v2/models/%s/versions/%.16s".formatted(name, sha256))
        : Optional.empty();
  }

  private static Map<String, Object> image(String path, String name) {
    Map<String, Object> parameter =
        Fields.with("type", "Exact").and("name", "model").and("value", name).map();
    return below(path).and("queryParams", List.of(parameter)).map();
  }

  private static Fields below(String path) {
    return Fields.with("path", Fields.with("type", "PathPrefix").and("value", path).map());
  }

  private static String modelName(GanQpInference inference) {
    return Stream.ofNullable(inference.getSpec().server().env())
        .flatMap(List::stream)
        .filter(variable -> NAME.equals(variable.getName()) && variable.getValue() != null)
        .map(EnvVar::getValue)
        .reduce(USUAL_NAME, (first, last) -> last);
  }
}
