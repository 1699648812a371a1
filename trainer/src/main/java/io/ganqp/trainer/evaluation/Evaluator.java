package io.ganqp.trainer.evaluation;

import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import io.ganqp.trainer.evaluation.feature.Features;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * Measures generated images by all metrics asked for in one pass over them. Each image is read
 * once, in order, and forgotten; its features are kept to the end.
 */
public final class Evaluator {

  private final ImageSet real;
  private final List<ImageEstimator> byImages;
  private final List<FeatureEvaluation> byFeatures;

  /**
   * An evaluator for any number of measurements.
   *
   * @param real what the metrics by images compare with, read anew for each measurement
   * @param byFeatures of one extractor each
   */
  public Evaluator(
      ImageSet real, List<ImageEstimator> byImages, List<FeatureEvaluation> byFeatures) {
    this.real = real;
    this.byImages = List.copyOf(byImages);
    this.byFeatures = List.copyOf(byFeatures);
  }

  /**
   * What came out of one pass.
   *
   * @param measurements of each metric
   * @param features of the generated images, by the extractor's name
   */
  public record Result(List<Measurement> measurements, Map<String, Features> features) {}

  /**
   * Measures all images of a set.
   *
   * @param progress told how many of them were read, now and then
   * @throws IllegalArgumentException if the images can't be compared with the real ones, or hold
   *     values that are not finite
   */
  public Result measure(ImageSet generated, IntConsumer progress) {
    List<ImageEstimator.Pass> passes =
        byImages.stream().map(e -> e.begin(real, generated.size())).toList();
    List<FeatureCollector> collectors =
        byFeatures.stream()
            .map(e -> new FeatureCollector(e.extractor(), generated.size()))
            .toList();
    Portions.of(
        generated,
        portion -> {
          passes.forEach(pass -> pass.add(portion));
          collectors.forEach(collector -> collector.add(portion));
        },
        progress);
    List<Measurement> measurements = new ArrayList<>();
    Map<String, Features> features = new LinkedHashMap<>();
    for (int i = 0; i < collectors.size(); i++) {
      Features collected = collectors.get(i).features();
      features.put(byFeatures.get(i).extractor().name(), collected);
      measurements.addAll(byFeatures.get(i).measure(collected));
    }
    passes.forEach(pass -> measurements.addAll(pass.finish()));
    return new Result(List.copyOf(measurements), features);
  }

  /**
   * The features of a set, a portion at a time as in a measurement, so that the same images have
   * the same features there.
   *
   * @param progress told how many images were read, now and then
   */
  public static Features extract(
      FeatureExtractor extractor, ImageSet images, IntConsumer progress) {
    FeatureCollector collector = new FeatureCollector(extractor, images.size());
    Portions.of(images, collector::add, progress);
    return collector.features();
  }
}
