package io.ganqp.trainer.augment;

/**
 * What images pass on their way to the critic: x → A x, at random, and differentiable. For one
 * thread, and for batches of one size. Arrays that it returns may be its own: they are valid until
 * its next call.
 */
public interface Augmentation {

  /** Leaves images as they are. */
  Augmentation NONE =
      new Augmentation() {
        @Override
        public float[] forward(float[] images, long seed) {
          return images;
        }

        @Override
        public float[] backward(float[] gradient) {
          return gradient;
        }
      };

  /**
   * Augments each image of a batch in a way of its own.
   *
   * @param images [batch · 3 · side²], CHW, values in [−1, 1]; not changed
   * @param seed all random numbers follow from it and from an image's place in the batch
   * @return images of the same shape; values may leave [−1, 1], as they do in the paper
   */
  float[] forward(float[] images, long seed);

  /**
   * Goes back through the last {@link #forward}.
   *
   * @param gradient dL / d augmented images; not changed
   * @return dL / d images
   */
  float[] backward(float[] gradient);
}
