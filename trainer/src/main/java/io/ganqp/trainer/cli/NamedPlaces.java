package io.ganqp.trainer.cli;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.S3Source;
import io.ganqp.crds.v1alpha1.TrainingInputs;
import io.ganqp.crds.v1alpha1.VolumeSource;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The names by which a specification knows places: what a cluster has under them, a laptop has in
 * folders.
 *
 * @param claims of volumes
 * @param secrets of object stores
 * @param configMaps of extractors
 */
record NamedPlaces(
    SortedSet<String> claims, SortedSet<String> secrets, SortedSet<String> configMaps) {

  /** Those of what a training reads. */
  static NamedPlaces ofInputs(GanQpTrainingSpec spec) {
    return of(spec, Stream.empty(), Stream.empty());
  }

  /** Those of what a training reads and of where its results go. */
  static NamedPlaces of(GanQpTrainingSpec spec) {
    return of(
        spec, Stream.ofNullable(spec.storage().volume()), Stream.ofNullable(spec.storage().s3()));
  }

  private static NamedPlaces of(
      GanQpTrainingSpec spec, Stream<VolumeSource> moreVolumes, Stream<S3Source> moreBuckets) {
    TrainingInputs inputs = TrainingInputs.of(spec);
    return new NamedPlaces(
        sorted(
            Stream.concat(inputs.volumes().stream(), moreVolumes)
                .map(VolumeSource::claimName)
                .toList()),
        sorted(
            Stream.concat(inputs.buckets().stream(), moreBuckets)
                .map(S3Source::secretName)
                .filter(Objects::nonNull)
                .toList()),
        sorted(inputs.configMaps()));
  }

  private static SortedSet<String> sorted(Collection<String> names) {
    return Collections.unmodifiableSortedSet(new TreeSet<>(names));
  }
}
