package io.ganqp.trainer.evaluation;

/** Images of one size to compare with others; read one at a time, so that many need no memory. */
public interface ImageSet {

  /** How many images there are. */
  int size();

  /** Height and width in pixels. */
  int resolution();

  /**
   * Copies an image.
   *
   * @param index 0 … {@link #size} − 1
   * @param target [3 · resolution²], CHW, values in [−1, 1]
   */
  void copy(int index, float[] target);

  /**
   * Images that lie one after the other in an array, such as a generator's output.
   *
   * @param images [N · 3 · resolution²], read, not copied
   * @throws IllegalArgumentException if that is no whole number of images
   */
  static ImageSet of(float[] images, int resolution) {
    int length = 3 * resolution * resolution;
    if (images.length % length != 0) {
      throw new IllegalArgumentException(
          images.length
              + " values are no whole number of images of 3×%1$d×%1$d".formatted(resolution));
    }
    return new ImageSet() {
      @Override
      public int size() {
        return images.length / length;
      }

      @Override
      public int resolution() {
        return resolution;
      }

      @Override
      public void copy(int index, float[] target) {
        System.arraycopy(images, Math.multiplyExact(index, length), target, 0, length);
      }
    };
  }
}
