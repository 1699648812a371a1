package io.ganqp.inference.model;

import ai.onnxruntime.OrtException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Makes faces before anybody asks for one: proves that the model runs, that it gives pixels, the
 * same ones again, and up to which batch size a face does not depend on its neighbours.
 */
final class SelfTest {
  /** tanh never exceeds 1; this leaves room for a rounding of it. */
  private static final float LARGEST_PIXEL = 1.001f;

  private SelfTest() {}

  /**
   * What is known of a generator that passed.
   *
   * @param batch the batch size to use: that wanted, or 1 if larger batches change a face
   * @param face how long one took alone
   */
  record Result(int batch, Duration face) {}

  /**
   * Runs the generator.
   *
   * @param batch the batch size wanted
   * @throws UnusableModelException if it fails or gives anything but pixels
   */
  static Result run(Generator generator, int batch) {
    try (GeneratorRun run = generator.newRun(batch)) {
      float[][] alone = new float[batch][];
      for (int seed = 0; seed < batch; seed++) {
        run.prepare(0, Latent.of(seed, 1f));
        run.run(1);
        alone[seed] = run.output(0);
        expectPixels(alone[seed]);
      }
      long start = System.nanoTime();
      for (int seed = 0; seed < batch; seed++) {
        run.prepare(0, Latent.of(seed, 1f));
        run.run(1);
        expectSame(alone[seed], run.output(0));
      }
      Duration face = Duration.ofNanos((System.nanoTime() - start) / batch);
      for (int slot = 0; slot < batch; slot++) {
        run.prepare(slot, Latent.of(slot, 1f));
      }
      for (int count = 2; count <= batch; count++) {
        run.run(count);
        for (int slot = 0; slot < count; slot++) {
          if (!Arrays.equals(run.output(slot), alone[slot])) {
            return new Result(1, face);
          }
        }
      }
      return new Result(batch, face);
    } catch (OrtException e) {
      throw new UnusableModelException(
          "The model was loaded but could not make a face: "
              + e.getMessage()
              + ". Export it again with this version.",
          e);
    } catch (RunTimeoutException e) {
      throw new UnusableModelException(
          "The model was loaded, but "
              + e.getMessage()
              + " (ganqp.run-timeout): give the service more CPU, or serve a smaller model.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnusableModelException("The model's first faces were not finished", e);
    }
  }

  private static void expectSame(float[] first, float[] again) {
    if (!Arrays.equals(first, again)) {
      throw new UnusableModelException(
          "The model gives another face for the same latent each time: it draws random numbers, or"
              + " what computes it does. Export it in inference mode.");
    }
  }

  private static void expectPixels(float[] values) {
    for (float value : values) {
      if (!(Math.abs(value) <= LARGEST_PIXEL)) {
        throw new UnusableModelException(
            "The model gives the value "
                + value
                + " where a pixel in [-1, 1] is expected: it is damaged, its training diverged, or"
                + " its last layer is not tanh. Serve an earlier model of the training.");
      }
    }
  }
}
