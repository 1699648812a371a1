package io.ganqp.trainer.bench;

import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.feature.BuiltinExtractor;
import io.ganqp.trainer.evaluation.feature.FeatureExtractor;
import java.lang.management.ManagementFactory;
import java.util.Locale;
import java.util.Random;

/**
 * Time for a thousand images by the built-in extractors, by the resolution of the images; and to
 * load one. CPU time beside it tells how busy the machine was.
 */
public final class FeatureBenchmark {
  private static final int[] RESOLUTIONS = {32, 128, 512};
  private static final int ROUNDS = 3;

  private FeatureBenchmark() {}

  /** Takes the number of images and of threads: 200 and all processors if they are missing. */
  public static void main(String[] arguments) {
    int images = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    int threads =
        arguments.length > 1
            ? Integer.parseInt(arguments[1])
            : Runtime.getRuntime().availableProcessors();
    for (BuiltinExtractor builtin : BuiltinExtractor.values()) {
      long begin = System.nanoTime();
      try (FeatureExtractor extractor = builtin.open(threads)) {
        print("%s is loaded".formatted(extractor.name()), 1, System.nanoTime() - begin, 0);
        for (int resolution : RESOLUTIONS) {
          ImageSet set = noise(images, resolution);
          for (int round = 0; round < ROUNDS; round++) {
            long cpu = cpuTime();
            begin = System.nanoTime();
            extractor.extract(set);
            print(
                "%s, 1,000 images of %d px, %d threads"
                    .formatted(extractor.name(), resolution, threads),
                1000.0 / images,
                System.nanoTime() - begin,
                cpuTime() - cpu);
          }
        }
      }
    }
  }

  private static ImageSet noise(int images, int resolution) {
    Random random = new Random(1);
    float[] pixels = new float[3 * resolution * resolution];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = 2 * random.nextFloat() - 1;
    }
    return new ImageSet() {
      @Override
      public int size() {
        return images;
      }

      @Override
      public int resolution() {
        return resolution;
      }

      @Override
      public void copy(int index, float[] target) {
        System.arraycopy(pixels, 0, target, 0, target.length);
        target[index % target.length] = 1;
      }
    };
  }

  private static void print(String what, double times, long wall, long cpu) {
    System.out.printf(
        Locale.ROOT, "%s: %.2f s, %.2f s of CPU%n", what, wall / 1e9 * times, cpu / 1e9 * times);
  }

  private static long cpuTime() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }
}
