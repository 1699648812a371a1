package io.ganqp.trainer.evaluation.feature;

import io.ganqp.trainer.evaluation.ImageSet;
import java.util.Map;
import java.util.function.IntConsumer;

/**
 * A network that describes an image by numbers. The features of an image are the same bits whatever
 * the images beside it, the threads and the process, on one machine.
 */
public interface FeatureExtractor extends AutoCloseable {

  /** What results call it. */
  String name();

  /** Features of one image. */
  int dimension();

  /**
   * SHA-256 of all that decides the features: the network, and how images are prepared for it.
   * Features of two extractors may be compared if and only if their digests are equal.
   */
  String digest();

  /** SHA-256 of the network's file. */
  String networkDigest();

  /** Names by which metrics on these features are known in the field, by our names of metrics. */
  Map<String, String> metricNames();

  /**
   * The features of images as 8-bit files hold them: values are rounded to 256 levels first.
   *
   * @param images read once, in order, by the calling thread
   * @param progress told on the calling thread how many images are done; what it throws ends this
   * @throws IllegalArgumentException if an image holds values that are not finite
   * @throws UnusableExtractorException if the network fails or gives values that are not finite
   */
  Features extract(ImageSet images, IntConsumer progress);

  /** {@link #extract(ImageSet, IntConsumer)} that tells nobody. */
  default Features extract(ImageSet images) {
    return extract(images, done -> {});
  }

  @Override
  void close();
}
