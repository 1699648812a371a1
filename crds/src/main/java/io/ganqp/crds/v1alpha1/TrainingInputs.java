package io.ganqp.crds.v1alpha1;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a training reads, wherever its specification names it.
 *
 * @param volumes places in persistent volumes
 * @param buckets places in object stores
 * @param configMaps names of ConfigMaps
 */
public record TrainingInputs(
    List<VolumeSource> volumes, List<S3Source> buckets, List<String> configMaps) {

  /** The inputs of a training. */
  public static TrainingInputs of(GanQpTrainingSpec spec) {
    Optional<InitialModel> from = Optional.ofNullable(spec.model().from());
    Optional<ExtractorSpec> extractor = Optional.ofNullable(spec.evaluation().extractor());
    return new TrainingInputs(
        present(
            Optional.ofNullable(spec.dataset().volume()),
            from.map(InitialModel::volume),
            extractor.map(ExtractorSpec::volume)),
        present(
            Optional.ofNullable(spec.dataset().s3()),
            from.map(InitialModel::s3),
            extractor.map(ExtractorSpec::s3)),
        extractor.map(ExtractorSpec::configMap).map(ConfigMapSource::name).stream().toList());
  }

  private static <T> List<T> present(Optional<T> dataset, Optional<T> from, Optional<T> extractor) {
    return Stream.of(dataset, from, extractor).flatMap(Optional::stream).toList();
  }
}
