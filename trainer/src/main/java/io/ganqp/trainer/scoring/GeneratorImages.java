package io.ganqp.trainer.scoring;

import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Images of an exported generator, made as they are asked for in order. Each is computed by itself,
 * some at the same time: an image is the same bits whatever images are beside it, and a network
 * that takes no batches will do.
 */
public final class GeneratorImages implements ImageSet {

  private static final int AT_A_TIME = 16;

  /** Some value of many images is darker, if they are in −1 … 1. */
  private static final float DARK = -0.1f;

  /** No value is further out, if they are. */
  private static final float FAR_OUT = 2;

  private final GeneratorSession session;
  private final int size;
  private final IntFunction<float[]> latent;
  private final float[][] images = new float[AT_A_TIME][];
  private int batch = -1;
  private float lowest = Float.POSITIVE_INFINITY;
  private float highest = Float.NEGATIVE_INFINITY;

  /**
   * Images 0 … size − 1.
   *
   * @param session stays open
   * @param latent gives z by the number of the image; called by several threads
   */
  public GeneratorImages(GeneratorSession session, int size, IntFunction<float[]> latent) {
    this.session = session;
    this.size = size;
    this.latent = latent;
  }

  @Override
  public int size() {
    return size;
  }

  @Override
  public int resolution() {
    return session.resolution();
  }

  /**
   * {@inheritDoc}
   *
   * @throws OnnxException if the generator does not run, or gives values that are not finite
   */
  @Override
  public void copy(int index, float[] target) {
    Objects.checkIndex(index, size);
    if (index / AT_A_TIME != batch) {
      generate(index / AT_A_TIME);
    }
    System.arraycopy(images[index % AT_A_TIME], 0, target, 0, target.length);
  }

  /** What the values seen so far say against a range of −1 … 1, in a sentence, if anything. */
  public Optional<String> suspicion() {
    if (lowest > highest || (lowest < DARK && lowest >= -FAR_OUT && highest <= FAR_OUT)) {
      return Optional.empty();
    }
    return Optional.of(
        ("the generator's values lie in [%s, %s] and are taken for those of images in [-1, 1]:"
                + " scale its output if they are not")
            .formatted(lowest, highest));
  }

  private void generate(int next) {
    int first = next * AT_A_TIME;
    int count = Math.min(AT_A_TIME, size - first);
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> images[i] = session.images(latent.apply(first + i)));
    for (int i = 0; i < count; i++) {
      look(images[i], first + i);
    }
    batch = next;
  }

  private void look(float[] image, int index) {
    for (float value : image) {
      if (!Float.isFinite(value)) {
        throw new OnnxException("image %d of it holds the value %s".formatted(index, value));
      }
      lowest = Math.min(lowest, value);
      highest = Math.max(highest, value);
    }
  }
}
