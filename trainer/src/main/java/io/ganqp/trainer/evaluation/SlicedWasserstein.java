package io.ganqp.trainer.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The sliced Wasserstein distance between two sets of images, ×10³, as in Karras et al.,
 * "Progressive growing of GANs" (2017), section 5: 7×7 patches of each level of a Laplacian pyramid
 * from 16 px up are projected onto random directions, and the mean distance of the projections is
 * averaged over the levels. It needs no trained network, so it can always be computed.
 *
 * <p>Two things differ from the paper. Both sets are scaled by their common standard deviation per
 * colour instead of each by its own, which would forgive a wrong contrast. And the whole image at
 * 16 px counts as one more level, since patches do not see how a face is put together.
 *
 * <p>Zero for equal sets and symmetric, but biased: two samples of one distribution are not at zero
 * but at a distance that shrinks with the square root of the smaller size. Compare figures only for
 * the same sizes, resolution and seed, and read them against that of two halves of the real images.
 */
public final class SlicedWasserstein implements ImageEstimator {

  /** Name of this metric. */
  public static final String NAME = "swd";

  private static final int DIRECTIONS = 128;
  private static final int PATCHES_PER_IMAGE = 16;
  private static final int PATCHES_PER_LEVEL = 1 << 15;
  private static final int COLOURS = 3;
  private static final Metric METRIC =
      new Metric(NAME, Direction.LOWER_IS_BETTER, Set.of(Metric.Need.IMAGES), 1);

  private final long seed;

  /** Draws places and directions from {@code seed}: the same sets give the same distance. */
  public SlicedWasserstein(long seed) {
    this.seed = seed;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(METRIC);
  }

  /**
   * The distance, at least 0; lower is better.
   *
   * @throws IllegalArgumentException if a set is empty, the resolutions differ or are not 16 times
   *     a power of two, or a value is not finite
   */
  public double distance(ImageSet real, ImageSet fake) {
    Comparison comparison = compare(real, fake.size());
    comparison.add(fake);
    return comparison.distance();
  }

  @Override
  public Pass begin(ImageSet real, int generated) {
    return compare(real, generated);
  }

  private Comparison compare(ImageSet real, int generated) {
    if (real.size() == 0 || generated == 0) {
      throw new IllegalArgumentException(
          "no distance between " + real.size() + " real and " + generated + " generated images");
    }
    return new Comparison(real, generated);
  }

  /** Bytes that {@link #distance} takes for {@code size} images of a resolution, at least. */
  public static long bytes(int resolution, int size) {
    long patches = Math.min((long) size * PATCHES_PER_IMAGE, PATCHES_PER_LEVEL);
    long levels = LaplacianPyramid.sizes(resolution).size();
    long values =
        levels * patches * COLOURS * PyramidPatches.SIDE * PyramidPatches.SIDE
            + (long) size * COLOURS * LaplacianPyramid.COARSEST * LaplacianPyramid.COARSEST;
    return values * Float.BYTES;
  }

  private static double distance(Descriptors a, Descriptors b, Random random) {
    float[][] directions = directions(a, b, random);
    float[][] left = a.project(directions);
    float[][] right = b.project(directions);
    double[] distances =
        IntStream.range(0, DIRECTIONS)
            .parallel()
            .mapToDouble(n -> distance(left[n], right[n]))
            .toArray();
    double sum = 0;
    for (double distance : distances) {
      sum += distance;
    }
    return sum / DIRECTIONS;
  }

  private static double distance(float[] left, float[] right) {
    Arrays.sort(left);
    Arrays.sort(right);
    return Wasserstein.distance(left, right);
  }

  /** Unit vectors, evenly spread, divided by the common deviation of each colour. */
  private static float[][] directions(Descriptors a, Descriptors b, Random random) {
    int dimension = a.dimension();
    double[][] gaussian = new double[dimension][DIRECTIONS];
    double[] squares = new double[DIRECTIONS];
    for (double[] row : gaussian) {
      for (int n = 0; n < DIRECTIONS; n++) {
        row[n] = random.nextGaussian();
        squares[n] += row[n] * row[n];
      }
    }
    float[][] directions = new float[dimension][DIRECTIONS];
    int plane = dimension / COLOURS;
    double deviation = 1;
    for (int k = 0; k < dimension; k++) {
      if (k % plane == 0) {
        deviation = deviation(a, b, k / plane);
      }
      for (int n = 0; n < DIRECTIONS; n++) {
        directions[k][n] = (float) (gaussian[k][n] / Math.sqrt(squares[n]) / deviation);
      }
    }
    return directions;
  }

  /** Root of the mean variance of both sets; 1 where every value is the same. */
  private static double deviation(Descriptors a, Descriptors b, int colour) {
    double variance = (a.variance(colour) + b.variance(colour)) / 2;
    return variance == 0 ? 1 : Math.sqrt(variance);
  }

  /** A comparison under way. */
  private final class Comparison implements Pass {

    private final ImageSet real;
    private final int size;
    private final int patches;
    private final PyramidPatches fake;

    private Comparison(ImageSet real, int size) {
      this.real = real;
      this.size = size;
      int larger = Math.max(real.size(), size);
      patches = Math.max(1, Math.min(PATCHES_PER_IMAGE, PATCHES_PER_LEVEL / larger));
      fake = new PyramidPatches(real.resolution(), size, patches, seed);
    }

    @Override
    public void add(ImageSet images) {
      if (real.resolution() != images.resolution()) {
        throw new IllegalArgumentException(
            "real images of %d px and generated ones of %d px can't be compared"
                .formatted(real.resolution(), images.resolution()));
      }
      fake.add(images);
    }

    @Override
    public List<Measurement> finish() {
      return List.of(Measurement.of(METRIC, distance()));
    }

    private double distance() {
      if (fake.images() != size) {
        throw new IllegalStateException(
            "%d generated images were announced and %d came".formatted(size, fake.images()));
      }
      PyramidPatches described = new PyramidPatches(real.resolution(), real.size(), patches, seed);
      described.add(real);
      List<Descriptors> a = described.levels();
      List<Descriptors> b = fake.levels();
      double sum = 0;
      for (int level = 0; level < a.size(); level++) {
        sum += SlicedWasserstein.distance(a.get(level), b.get(level), new Random(seed + level));
      }
      double distance = 1000 * sum / a.size();
      if (!Double.isFinite(distance)) {
        throw new IllegalArgumentException("the images hold values that are not finite");
      }
      return distance;
    }
  }
}
