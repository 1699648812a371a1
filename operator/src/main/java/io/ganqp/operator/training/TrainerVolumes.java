package io.ganqp.operator.training;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.TrainingInputs;
import io.ganqp.crds.v1alpha1.VolumeSource;
import io.ganqp.operator.pod.PodVolume;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The claims, secrets and ConfigMaps of a training: where they are mounted, and how the trainer is
 * told.
 *
 * @param claims names of the claims, each with whether it is only read
 * @param secrets names of the secrets with the credentials of object stores
 * @param configMaps names of the ConfigMaps
 */
record TrainerVolumes(
    List<Claim> claims, NavigableSet<String> secrets, NavigableSet<String> configMaps) {

  /** A claim, and whether the trainer only reads it. */
  record Claim(String name, boolean readOnly) {}

  static TrainerVolumes of(GanQpTrainingSpec spec) {
    TrainingInputs inputs = TrainingInputs.of(spec);
    VolumeSource store = spec.storage().volume();
    List<Claim> claims = new ArrayList<>();
    if (store != null) {
      claims.add(new Claim(store.claimName(), false));
    }
    inputs.volumes().stream()
        .map(VolumeSource::claimName)
        .distinct()
        .filter(claim -> store == null || !claim.equals(store.claimName()))
        .forEach(claim -> claims.add(new Claim(claim, true)));
    NavigableSet<String> secrets = new TreeSet<>();
    Stream.concat(inputs.buckets().stream(), Stream.ofNullable(spec.storage().s3()))
        .map(S3Source::secretName)
        .filter(Objects::nonNull)
        .forEach(secrets::add);
    return new TrainerVolumes(claims, secrets, new TreeSet<>(inputs.configMaps()));
  }

  List<PodVolume> mounts() {
    return Stream.of(
            claims.stream().map(claim -> PodVolume.claim(claim.name(), claim.readOnly())),
            secrets.stream().map(PodVolume::secret),
            configMaps.stream().map(PodVolume::configMap))
        .flatMap(Function.identity())
        .toList();
  }

  List<String> arguments() {
    return Stream.of(
            claims.stream()
                .map(
                    claim -> option("--volume", claim.name(), PodVolume.claimFolder(claim.name()))),
            secrets.stream()
                .map(secret -> option("--secret", secret, PodVolume.secretFolder(secret))),
            configMaps.stream()
                .map(name -> option("--config-map", name, PodVolume.configMapFolder(name))))
        .flatMap(Function.identity())
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> option(String option, String name, String folder) {
    return List.of(option, name + "=" + folder);
  }
}
