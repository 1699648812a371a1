package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whether a generator repeats what it was trained on.
 *
 * @param nearest the nearest training image of each generated one
 * @param authenticity share of the generated images that are further from their training image than
 *     that one is from the next (AuthPct; Alaa et al., "How faithful is your synthetic data?",
 *     2022), 0 … 1
 */
public record Copying(Nearest nearest, double authenticity) {

  /** A generated image and a training image that it may be a copy of, by their numbers. */
  public record Pair(int generated, int training, double distance) {}

  /**
   * Looks for copies.
   *
   * @throws IllegalArgumentException if there are no generated images, the numbers of features
   *     differ or a value is not finite
   */
  public static Copying of(TrainingImages training, Features generated) {
    Nearest nearest = training.nearest(generated);
    double[] own = training.toOthers(nearest.index());
    long authentic =
        IntStream.range(0, own.length).filter(i -> nearest.distance()[i] > own[i]).count();
    return new Copying(nearest, (double) authentic / own.length);
  }

  /**
   * The chance that a generated image is nearer to the training images than one that was held out
   * from them: about 0.5 where nothing is copied, 1 where everything is. Equal distances count half
   * (Mann and Whitney's statistic, over the number of pairs).
   *
   * @param heldOut the nearest training image of each held-out one
   */
  public double nearerThan(Nearest heldOut) {
    long halves = 0;
    for (double generated : nearest.distance()) {
      for (double other : heldOut.distance()) {
        halves += generated < other ? 2 : generated == other ? 1 : 0;
      }
    }
    return halves / (2.0 * nearest.distance().length * heldOut.distance().length);
  }

  /** The pairs of least distance, the closest first, at most {@code count}. */
  public List<Pair> closest(int count) {
    return IntStream.range(0, nearest.index().length)
        .mapToObj(i -> new Pair(i, nearest.index()[i], nearest.distance()[i]))
        .sorted(Comparator.comparingDouble(Pair::distance))
        .limit(count)
        .toList();
  }
}
