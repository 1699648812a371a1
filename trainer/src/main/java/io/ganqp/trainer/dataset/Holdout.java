package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.PackedIndex.Item;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Splits images into those to train on and those held out. What decides is the images' content and
 * a seed: the same file is on the same side at every resolution, in a folder or an archive, and
 * copies of one file are never on both.
 *
 * @param training image indices, sorted by name
 * @param holdout image indices, sorted by name
 */
record Holdout(List<Integer> training, List<Integer> holdout) {

  static Holdout split(List<Item> images, double fraction, long seed) {
    long wanted = Math.round(images.size() * fraction);
    long[] lots =
        images.stream().mapToLong(image -> RandomBits.of(seed, image.identity())).toArray();
    long[] sorted = lots.clone();
    Arrays.sort(sorted);
    List<Integer> byName =
        IntStream.range(0, images.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer index) -> images.get(index).name())
                    // An archive may hold several of one name, in any order.
                    .thenComparingLong(index -> images.get(index).identity()))
            .toList();
    if (wanted == 0) {
      return new Holdout(byName, List.of());
    }
    long last = sorted[(int) wanted - 1];
    return new Holdout(
        byName.stream().filter(index -> lots[index] > last).toList(),
        byName.stream().filter(index -> lots[index] <= last).toList());
  }
}
