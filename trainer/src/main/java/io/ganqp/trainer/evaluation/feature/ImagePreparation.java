package io.ganqp.trainer.evaluation.feature;

import io.ganqp.contract.image.Level;
import io.ganqp.trainer.evaluation.resize.Resize;
import java.nio.FloatBuffer;

/**
 * Makes the input of a network from images of one resolution: levels are resized, clipped to 0 …
 * 255 where a filter overshoots, and scaled. Immutable; threads may share one.
 */
final class ImagePreparation {

  private static final int COLOURS = 3;
  private static final int BRIGHTEST = 255;

  private final int resolution;
  private final int size;
  private final Layout layout;
  private final Resize resize;
  private final float[] scale = new float[COLOURS];
  private final float[] shift = new float[COLOURS];

  ImagePreparation(ExtractorDescriptor descriptor, int resolution) {
    this.resolution = resolution;
    this.size = descriptor.inputSize();
    this.layout = descriptor.layout();
    this.resize = new Resize(descriptor.filter(), resolution, resolution, size, size);
    ExtractorDescriptor.Range range = descriptor.range();
    for (int colour = 0; colour < COLOURS; colour++) {
      double std = descriptor.std().get(colour);
      scale[colour] = (float) ((range.high() - range.low()) / BRIGHTEST / std);
      shift[colour] = (float) ((range.low() - descriptor.mean().get(colour)) / std);
    }
  }

  /**
   * The levels of an image in [−1, 1].
   *
   * @throws IllegalArgumentException if a value is not finite
   */
  static byte[] levels(float[] image, int index) {
    byte[] levels = new byte[image.length];
    for (int i = 0; i < image.length; i++) {
      if (!Float.isFinite(image[i])) {
        throw new IllegalArgumentException(
            "image %d has the value %s, so it has no features".formatted(index, image[i]));
      }
      levels[i] = Level.of(image[i]);
    }
    return levels;
  }

  /**
   * Prepares one image.
   *
   * @param levels [3 · resolution²], CHW
   * @param input the whole batch, written from image {@code index} on
   */
  void prepare(byte[] levels, FloatBuffer input, int index) {
    float[] plane = new float[resolution * resolution];
    float[] resized = new float[size * size];
    float[] image = new float[COLOURS * size * size];
    for (int colour = 0; colour < COLOURS; colour++) {
      for (int i = 0; i < plane.length; i++) {
        plane[i] = levels[colour * plane.length + i] & 0xff;
      }
      resize.apply(plane, resized);
      int first = layout == Layout.NCHW ? colour * resized.length : colour;
      int step = layout == Layout.NCHW ? 1 : COLOURS;
      for (int i = 0; i < resized.length; i++) {
        float level = Math.max(0, Math.min(BRIGHTEST, resized[i]));
        image[first + i * step] = level * scale[colour] + shift[colour];
      }
    }
    input.put(index * image.length, image);
  }
}
