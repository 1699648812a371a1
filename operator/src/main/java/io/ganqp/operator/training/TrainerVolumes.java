package io.ganqp.operator.training;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.VolumeSource;
import io.ganqp.operator.pod.PodVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The claims and secrets of a training: where they are mounted, and how the trainer is told.
 *
 * @param claims names of the claims, each with whether it is only read
 * @param secrets names of the secrets with the credentials of object stores
 */
record TrainerVolumes(List<Claim> claims, NavigableSet<String> secrets) {

  /** A claim, and whether the trainer only reads it. */
  record Claim(String name, boolean readOnly) {}

  static TrainerVolumes of(GanQpTrainingSpec spec) {
    VolumeSource dataset = spec.dataset().volume();
    VolumeSource store = spec.storage().volume();
    List<Claim> claims = new ArrayList<>();
    if (store != null) {
      claims.add(new Claim(store.claimName(), false));
    }
    if (dataset != null && (store == null || !store.claimName().equals(dataset.claimName()))) {
      claims.add(new Claim(dataset.claimName(), true));
    }
    NavigableSet<String> secrets = new TreeSet<>();
    Stream.of(spec.dataset().s3(), spec.storage().s3())
        .filter(s3 -> s3 != null && s3.secretName() != null)
        .map(S3Source::secretName)
        .forEach(secrets::add);
    return new TrainerVolumes(claims, secrets);
  }

  List<PodVolume> mounts() {
    return Stream.concat(
            claims.stream().map(claim -> PodVolume.claim(claim.name(), claim.readOnly())),
            secrets.stream().map(PodVolume::secret))
        .toList();
  }

  List<String> arguments() {
    return Stream.concat(
            claims.stream()
                .map(
                    claim -> option("--volume", claim.name(), PodVolume.claimFolder(claim.name()))),
            secrets.stream()
                .map(secret -> option("--secret", secret, PodVolume.secretFolder(secret))))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> option(String option, String name, String folder) {
    return List.of(option, name + "=" + folder);
  }
}
