package io.ganqp.trainer.augment;

/**
 * The colour of one image, changed. With m the mean of a pixel's channels and M that of the image,
 *
 * <pre>
 *   brightness  x → x + b      saturation  x → s (x − m) + m      contrast  x → c (x − M) + M
 * </pre>
 *
 * one after the other. Brightness moves both means by b, and saturation leaves them, so that in one
 * step, with the means of the image as it was,
 *
 * <pre>
 *   x → c s x + c (1 − s) m + (1 − c) M + b
 * </pre>
 *
 * whose linear part, of multiples of the identity and of two projections on means, is its own
 * adjoint.
 *
 * @param brightness b, in [−0.5, 0.5]
 * @param saturation s, in [0, 2]
 * @param contrast c, in [0.5, 1.5]
 */
record ColorChange(float brightness, float saturation, float contrast) {

  static final ColorChange NONE = new ColorChange(0, 1, 1);

  /** (1 − c) M, what the values of an image have in common after the linear part. */
  float common(float mean) {
    return (1 - contrast) * mean;
  }

  /**
   * Changes a run of {@code count} pixels. The two images may be one, and the runs the same.
   *
   * @param source where the first channel of the run is in {@code from}
   * @param target where it goes in {@code to}
   * @param added to each value: {@link #common}, and brightness where it is an image
   */
  void apply(Pixels from, int source, Pixels to, int target, int count, float added) {
    float[] grey = grey(from, source, count, added);
    float gain = contrast * saturation;
    for (int channel = 0; channel < Pixels.CHANNELS; channel++) {
      int in = source + channel * from.plane();
      int out = target + channel * to.plane();
      scale(from.values(), in, to.values(), out, grey, gain);
    }
  }

  /** c (1 − s) m of each pixel, and what is added. */
  private float[] grey(Pixels image, int first, int count, float added) {
    float[] values = image.values();
    int green = first + image.plane();
    int blue = green + image.plane();
    float share = contrast * (1 - saturation) / Pixels.CHANNELS;
    float[] grey = new float[count];
    for (int i = 0; i < count; i++) {
      grey[i] = share * (values[first + i] + values[green + i] + values[blue + i]) + added;
    }
    return grey;
  }

  private static void scale(
      float[] from, int source, float[] to, int target, float[] added, float gain) {
    for (int i = 0; i < added.length; i++) {
      to[target + i] = gain * from[source + i] + added[i];
    }
  }
}
