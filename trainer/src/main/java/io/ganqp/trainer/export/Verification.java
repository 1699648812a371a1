package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.trainer.onnx.GeneratorSession;
import java.util.Arrays;
import java.util.Random;

/** Compares an exported file with the network it comes from, on {@value #LATENTS} latents. */
final class Verification {

  static final int LATENTS = 64;
  static final double TOLERANCE = 1e-4;
  private static final long SEED = 64;

  private Verification() {}

  /**
   * Runs both on the same latents in batches, and the file on the first of each batch alone too.
   *
   * @throws ExportException above {@value #TOLERANCE}
   */
  static ModelCard.Verification compare(
      GeneratorSession exported, TrainedGenerator trained, int latentDimension) {
    Random random = new Random(SEED);
    double maximum = 0;
    for (int done = 0; done < LATENTS; done += TrainedGenerator.BATCH_SIZE) {
      float[] latents = new float[TrainedGenerator.BATCH_SIZE * latentDimension];
      for (int i = 0; i < latents.length; i++) {
        latents[i] = (float) random.nextGaussian();
      }
      float[] expected = trained.images(latents);
      float[] first = exported.images(Arrays.copyOf(latents, latentDimension));
      maximum = Math.max(maximum, difference(expected, exported.images(latents)));
      maximum =
          Math.max(
              maximum,
              difference(
                  Arrays.copyOf(expected, expected.length / TrainedGenerator.BATCH_SIZE), first));
    }
    if (!(maximum <= TOLERANCE)) {
      throw new ExportException(
          ("the exported generator differs from the trained one by up to %.3g, which is more than"
                  + " %.0e: it is not stored; please report this with the checkpoint")
              .formatted(maximum, TOLERANCE));
    }
    return new ModelCard.Verification(LATENTS, maximum);
  }

  /** The largest absolute difference; NaN if any value is. */
  private static double difference(float[] expected, float[] actual) {
    if (expected.length != actual.length) {
      throw new ExportException(
          "the exported generator gives %d values where the trained one gives %d"
              .formatted(actual.length, expected.length));
    }
    double maximum = 0;
    for (int i = 0; i < expected.length; i++) {
      maximum = Math.max(maximum, Math.abs((double) expected[i] - actual[i]));
    }
    return maximum;
  }
}
