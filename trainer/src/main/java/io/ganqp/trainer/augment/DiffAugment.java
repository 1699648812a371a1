package io.ganqp.trainer.augment;

import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * DiffAugment (Zhao et al., arXiv 2006.10738) on a batch: colour, translation, cutout, each image
 * by random numbers of its own. How threads share the images changes no bit.
 */
final class DiffAugment implements Augmentation {

  private final ImageTransforms random;
  private final int side;
  private final ImageTransform[] transforms;
  private final float[] result;

  DiffAugment(AugmentationPolicy policy, int batch, int side) {
    this.random = new ImageTransforms(policy, side);
    this.side = side;
    this.transforms = new ImageTransform[batch];
    this.result = new float[Math.multiplyExact(batch, Pixels.CHANNELS * side * side)];
  }

  @Override
  public float[] forward(float[] images, long seed) {
    requireWhole(images);
    each(
        image -> {
          transforms[image] = random.draw(seed, image);
          transforms[image].forward(Pixels.of(images, image, side), Pixels.of(result, image, side));
        });
    return result;
  }

  @Override
  public float[] backward(float[] gradient) {
    requireWhole(gradient);
    each(
        image ->
            transforms[image].backward(
                Pixels.of(gradient, image, side), Pixels.of(result, image, side)));
    return result;
  }

  private void requireWhole(float[] batch) {
    if (batch.length != result.length) {
      throw new IllegalArgumentException(
          "a batch of %d values, not of %d".formatted(batch.length, result.length));
    }
  }

  private void each(IntConsumer work) {
    IntStream.range(0, transforms.length).parallel().forEach(work);
  }
}
