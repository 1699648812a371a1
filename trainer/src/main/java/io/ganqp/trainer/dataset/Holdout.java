package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.PackedIndex.Item;
import io.ganqp.trainer.dataset.source.DatasetException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
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

  /**
   * Holds out the part that is asked for, as nearly as whole groups allow.
   *
   * @throws DatasetException if all images are one group
   */
  static Holdout split(List<Item> images, DatasetOptions options) {
    long wanted = Math.round(images.size() * options.holdoutFraction());
    List<Integer> byName = sortedByName(images);
    if (wanted == 0) {
      return new Holdout(byName, List.of());
    }
    Set<Integer> heldOut =
        options.holdoutBy() == HoldoutBy.IMAGE
            ? images(images, wanted, options.seed())
            : groups(images, byName, wanted, options);
    return new Holdout(
        byName.stream().filter(index -> !heldOut.contains(index)).toList(),
        byName.stream().filter(heldOut::contains).toList());
  }

  private static List<Integer> sortedByName(List<Item> images) {
    return IntStream.range(0, images.size())
        .boxed()
        .sorted(
            Comparator.comparing((Integer index) -> images.get(index).name())
                // An archive may hold several of one name, in any order.
                .thenComparingLong(index -> images.get(index).identity()))
        .toList();
  }

  private static Set<Integer> images(List<Item> images, long wanted, long seed) {
    long[] lots = images.stream().mapToLong(image -> lot(image, seed)).toArray();
    long[] sorted = lots.clone();
    Arrays.sort(sorted);
    long last = sorted[(int) wanted - 1];
    return IntStream.range(0, lots.length)
        .filter(index -> lots[index] <= last)
        .boxed()
        .collect(Collectors.toSet());
  }

  private static Set<Integer> groups(
      List<Item> images, List<Integer> byName, long wanted, DatasetOptions options) {
    int blockLength = Math.toIntExact((wanted + HoldoutBy.BLOCKS - 1) / HoldoutBy.BLOCKS);
    List<List<Integer>> groups =
        ImageGroups.of(images, byName, options.holdoutBy(), blockLength).stream()
            .sorted(
                Comparator.comparingLong(group -> lot(images.get(group.get(0)), options.seed())))
            .toList();
    if (groups.size() == 1) {
      throw new DatasetException(
          "spec.dataset.holdoutBy %s holds out none, since all %d images %s: choose another one"
              .formatted(
                  options.holdoutBy(),
                  images.size(),
                  options.holdoutBy().described(images.get(0).name())));
    }
    Set<Integer> heldOut = new HashSet<>();
    for (List<Integer> group : groups) {
      // To the nearest: a group goes in if the half of it does.
      if (heldOut.size() + group.size() / 2.0 <= wanted) {
        heldOut.addAll(group);
      }
    }
    if (heldOut.isEmpty()) {
      heldOut.addAll(Collections.min(groups, Comparator.comparingInt(List::size)));
    }
    return heldOut;
  }

  private static long lot(Item image, long seed) {
    return RandomBits.of(seed, image.identity());
  }
}
