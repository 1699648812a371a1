package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.PackedIndex.Item;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Images that belong together, as sets; those that share a copy of a file are joined. */
final class ImageGroups {

  private final int[] parent;

  private ImageGroups(int images) {
    parent = new int[images];
    for (int i = 0; i < images; i++) {
      parent[i] = i;
    }
  }

  /**
   * The groups, each with its image indices; groups and indices in the order of {@code byName}.
   *
   * @param byName image indices, sorted by name
   * @param blockLength images of a block
   */
  static List<List<Integer>> of(
      List<Item> images, List<Integer> byName, HoldoutBy by, int blockLength) {
    ImageGroups groups = new ImageGroups(images.size());
    Map<String, Integer> ofGroup = new HashMap<>();
    Map<Long, Integer> ofContent = new HashMap<>();
    for (int rank = 0; rank < byName.size(); rank++) {
      int index = byName.get(rank);
      Item image = images.get(index);
      groups.join(index, ofGroup.putIfAbsent(by.group(image.name(), rank, blockLength), index));
      groups.join(index, ofContent.putIfAbsent(image.identity(), index));
    }
    Map<Integer, List<Integer>> members = new LinkedHashMap<>();
    byName.forEach(
        index -> members.computeIfAbsent(groups.root(index), root -> new ArrayList<>()).add(index));
    return List.copyOf(members.values());
  }

  private void join(int image, Integer other) {
    if (other != null) {
      parent[root(image)] = root(other);
    }
  }

  private int root(int image) {
    int root = image;
    while (parent[root] != root) {
      parent[root] = parent[parent[root]];
      root = parent[root];
    }
    return root;
  }
}
