package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.ganqp.crds.v1alpha1.S3Access;
import io.ganqp.operator.pod.PodVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a pod gets at a model.
 *
 * @param environment where it is, for the service
 * @param volumes besides the scratch folders of every pod
 */
record ModelAccess(List<EnvVar> environment, List<PodVolume> volumes) {
  private static final String IN_VOLUME = "pvc://";
  private static final String S3_ENDPOINT = "GANQP_S3_ENDPOINT";
  private static final String S3_REGION = "GANQP_S3_REGION";
  private static final String S3_SECRET = "GANQP_S3_SECRET";
  private static final S3Access NOTHING_SAID = new S3Access(null, null, null);

  /** Access to one model and no other. */
  static ModelAccess to(PinnedModel pinned) {
    return claim(pinned).map(claim -> inVolume(pinned, claim)).orElseGet(() -> inBucket(pinned));
  }

  /** The claim of the volume that the model is in; empty for one in an object store. */
  static Optional<String> claim(PinnedModel pinned) {
    String uri = pinned.model().uri();
    return uri.startsWith(IN_VOLUME)
        ? Optional.of(uri.substring(IN_VOLUME.length(), uri.indexOf('/', IN_VOLUME.length())))
        : Optional.empty();
  }

  /** How a container with this environment reaches an object store; null if it reaches none. */
  static S3Access s3In(List<EnvVar> environment) {
    Map<String, String> values =
        environment.stream()
            .filter(variable -> variable.getValue() != null)
            .collect(Collectors.toMap(EnvVar::getName, EnvVar::getValue, (first, last) -> last));
    String secretFolder = values.get(S3_SECRET);
    String secret = secretFolder == null ? null : secretFolder.replaceFirst(".*/", "");
    S3Access access = new S3Access(values.get(S3_ENDPOINT), values.get(S3_REGION), secret);
    return access.equals(NOTHING_SAID) ? null : access;
  }

  private static ModelAccess inVolume(PinnedModel pinned, String claim) {
    String path = pinned.model().uri().substring(IN_VOLUME.length() + claim.length());
    return new ModelAccess(
        List.of(
            variable("GANQP_MODEL", PodVolume.claimFolder(claim) + path),
            variable("GANQP_SHA256", pinned.model().sha256())),
        List.of(PodVolume.claim(claim, true)));
  }

  private static ModelAccess inBucket(PinnedModel pinned) {
    List<EnvVar> environment = new ArrayList<>();
    List<PodVolume> volumes = new ArrayList<>();
    environment.add(variable("GANQP_MODEL", pinned.model().uri()));
    environment.add(variable("GANQP_SHA256", pinned.model().sha256()));
    environment.add(variable("GANQP_CACHE", "/cache"));
    S3Access s3 = pinned.s3() == null ? NOTHING_SAID : pinned.s3();
    if (s3.endpoint() != null) {
      environment.add(variable(S3_ENDPOINT, s3.endpoint()));
    }
    if (s3.region() != null) {
      environment.add(variable(S3_REGION, s3.region()));
    }
    if (s3.secretName() != null) {
      environment.add(variable(S3_SECRET, PodVolume.secretFolder(s3.secretName())));
      volumes.add(PodVolume.secret(s3.secretName()));
    }
    return new ModelAccess(environment, volumes);
  }

  private static EnvVar variable(String name, String value) {
    return new EnvVar(name, value, null);
  }
}
