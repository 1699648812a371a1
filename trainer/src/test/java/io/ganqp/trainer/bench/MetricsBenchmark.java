package io.ganqp.trainer.bench;

import com.sun.management.OperatingSystemMXBean;
import io.ganqp.trainer.evaluation.feature.Features;
import io.ganqp.trainer.evaluation.metric.Copying;
import io.ganqp.trainer.evaluation.metric.FrechetDistance;
import io.ganqp.trainer.evaluation.metric.GaussianStatistics;
import io.ganqp.trainer.evaluation.metric.KernelDistance;
import io.ganqp.trainer.evaluation.metric.Manifold;
import io.ganqp.trainer.evaluation.metric.Prdc;
import io.ganqp.trainer.evaluation.metric.TrainingImages;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;

/**
 * Time that each metric takes: of the real images, once for all measurements, and of the generated
 * ones against them. The CPU time of all threads is what to compare on a machine that is shared.
 */
public final class MetricsBenchmark {

  private static final int ROUNDS = 3;

  private MetricsBenchmark() {}

  /** Arguments: number of images, of either set, and of features; and rounds if not 3. */
  public static void main(String[] arguments) {
    int images = Integer.parseInt(arguments[0]);
    int dimension = Integer.parseInt(arguments[1]);
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : ROUNDS;
    System.out.println(images + " images, " + dimension + " features");
    for (long round = 0; round < rounds; round++) {
      measure(features(2 * round, images, dimension), features(2 * round + 1, images, dimension));
    }
  }

  private static void measure(Features real, Features fake) {
    KernelDistance.Sample sample =
        time("kernel distance, reals", () -> new KernelDistance.Sample(real));
    time("kernel distance", () -> KernelDistance.between(sample, new KernelDistance.Sample(fake)));
    GaussianStatistics statistics =
        time(
            "Fréchet distance, reals",
            () -> {
              GaussianStatistics gaussian = GaussianStatistics.of(real);
              FrechetDistance.between(gaussian, GaussianStatistics.of(first(fake, 2)));
              return gaussian;
            });
    time(
        "Fréchet distance", () -> FrechetDistance.between(statistics, GaussianStatistics.of(fake)));
    Manifold manifold = time("precision … coverage, reals", () -> Manifold.of(real, 5));
    time("precision … coverage", () -> Prdc.between(manifold, Manifold.of(fake, 3)));
    TrainingImages training = new TrainingImages(real);
    time("copying, first", () -> Copying.of(training, fake));
    time("copying", () -> Copying.of(training, fake));
  }

  private static <T> T time(String what, Supplier<T> work) {
    long begin = System.nanoTime();
    long cpu = cpuTime();
    T result = work.get();
    System.out.printf(
        Locale.ROOT,
        "%s: %.3f s, %.3f s of CPU%n",
        what,
        (System.nanoTime() - begin) / 1e9,
        (cpuTime() - cpu) / 1e9);
    return result;
  }

  private static long cpuTime() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  private static Features first(Features features, int images) {
    float[] values = new float[images * features.dimension()];
    System.arraycopy(features.values(), 0, values, 0, values.length);
    return new Features(features.dimension(), values);
  }

  /** Features that are correlated and not negative, as those of a network are. */
  private static Features features(long seed, int images, int dimension) {
    Random random = new Random(seed);
    float[] values = new float[images * dimension];
    for (int i = 0; i < images; i++) {
      double common = random.nextGaussian();
      for (int k = 0; k < dimension; k++) {
        values[i * dimension + k] = (float) Math.max(0, 0.3 * common + random.nextGaussian());
      }
    }
    return new Features(dimension, values);
  }
}
