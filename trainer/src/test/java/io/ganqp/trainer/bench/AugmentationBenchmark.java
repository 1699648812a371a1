package io.ganqp.trainer.bench;

import io.ganqp.crds.v1alpha1.AugmentationKind;
import io.ganqp.trainer.augment.Augmentation;
import io.ganqp.trainer.augment.AugmentationPolicy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What augmentation costs an iteration of two critic steps: two batches of pairs there, one of
 * fakes there and back. Prints medians; arguments: resolution, batch.
 */
public final class AugmentationBenchmark {

  private static final int CRITIC_STEPS = 2;
  private static final int WARM_UP = 300;
  private static final int ITERATIONS = 301;

  private AugmentationBenchmark() {}

  /** Takes resolution and batch; 32 and 64 without. */
  public static void main(String[] arguments) {
    int side = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 32;
    int batch = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    measure(
        "color, translation",
        EnumSet.of(AugmentationKind.COLOR, AugmentationKind.TRANSLATION),
        side,
        batch);
    measure("and cutout", EnumSet.allOf(AugmentationKind.class), side, batch);
  }

  private static void measure(String name, EnumSet<AugmentationKind> kinds, int side, int batch) {
    AugmentationPolicy policy = new AugmentationPolicy(kinds);
    Augmentation pairAugmentation = policy.compile(2 * batch, side);
    Augmentation fakeAugmentation = policy.compile(batch, side);
    float[] pairs = values(2 * batch * 3 * side * side);
    float[] fakes = values(batch * 3 * side * side);
    double[] milliseconds = new double[ITERATIONS];
    for (int i = -WARM_UP; i < ITERATIONS; i++) {
      long begin = System.nanoTime();
      for (int step = 0; step < CRITIC_STEPS; step++) {
        pairAugmentation.forward(pairs, i * 10L + step);
      }
      fakeAugmentation.forward(fakes, i);
      fakeAugmentation.backward(fakes);
      if (i >= 0) {
        milliseconds[i] = (System.nanoTime() - begin) / 1e6;
      }
    }
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "%d px, batch %d, %s: %.2f ms an iteration (%.2f to %.2f)%n",
        side,
        batch,
        name,
        milliseconds[ITERATIONS / 2],
        milliseconds[ITERATIONS / 10],
        milliseconds[ITERATIONS * 9 / 10]);
  }

  private static float[] values(int count) {
    SplittableRandom random = new SplittableRandom(1);
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
