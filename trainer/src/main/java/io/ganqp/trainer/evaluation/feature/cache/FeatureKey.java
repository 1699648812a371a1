package io.ganqp.trainer.evaluation.feature.cache;

import io.ganqp.contract.store.Sha256;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Which features: equal keys, equal features.
 *
 * @param dataset digest of all images that may be chosen from, at their resolution
 * @param images which of them, and in what order; a digest, or words such as "held out, not
 *     mirrored"
 * @param extractor its {@link FeatureExtractor#digest}
 * @param count of the images
 * @param dimension features of one image
 */
public record FeatureKey(
    String dataset, String images, String extractor, int count, int dimension) {

  /**
   * The key of images chosen by their numbers.
   *
   * @param indices of the images in the data set, in the order they are given to the extractor
   */
  public static FeatureKey of(String dataset, int[] indices, FeatureExtractor extractor) {
    ByteBuffer bytes = ByteBuffer.allocate(indices.length * Integer.BYTES);
    for (int index : indices) {
      bytes.putInt(index);
    }
    return new FeatureKey(
        dataset,
        Sha256.of(bytes.array()),
        extractor.digest(),
        indices.length,
        extractor.dimension());
  }

  /** SHA-256 over all of it. */
  String digest() {
    StringBuilder all = new StringBuilder();
    for (String part : new String[] {dataset, images, extractor}) {
      all.append(part.length()).append(':').append(part);
    }
    all.append(count).append('x').append(dimension);
    return Sha256.of(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
