package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.PackedIndex.Item;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.DatasetException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutTest {

  @Test
  void aFolderIsOnOneSide() {
    List<Item> images = images(100, i -> "person%d/%03d.jpg".formatted(i % 20, i));

    Holdout split = split(images, HoldoutBy.FOLDER, 0.1);

    assertThat(split.holdout()).hasSize(10);
    assertThat(people(images, split.holdout(), "/")).hasSize(2);
    assertThat(people(images, split.holdout(), "/"))
        .doesNotContainAnyElementsOf(people(images, split.training(), "/"));
  }

  @Test
  void imagesThatShareAPrefixAreOnOneSide() {
    List<Item> images = images(100, i -> "person%c_%04d.jpg".formatted('a' + i % 20, i / 20));

    Holdout split = split(images, HoldoutBy.PREFIX, 0.1);

    assertThat(split.holdout()).hasSize(10);
    assertThat(people(images, split.holdout(), "_"))
        .hasSize(2)
        .doesNotContainAnyElementsOf(people(images, split.training(), "_"));
  }

  @ParameterizedTest
  @CsvSource({
    "George_W_Bush_0001.jpg, George_W_Bush",
    "lfw/George_W_Bush_0001.jpg, lfw/George_W_Bush",
    "IMG-20240101 (3).jpeg, IMG-20240101",
    "frame0042, frame",
    "000123.jpg, ''",
    "celeba/000123.jpg, celeba/",
    "anna.png, anna.png",
    "v2/anna.png, v2/anna.png"
  })
  void aPrefixEndsBeforeTheNumber(String name, String prefix) {
    assertThat(HoldoutBy.PREFIX.group(name, 0, 1)).isEqualTo(prefix);
  }

  @Test
  void blocksAreImagesThatFollowEachOther() {
    List<Item> images = images(400, "%03d.jpg"::formatted);

    Holdout split = split(images, HoldoutBy.BLOCK, 0.1);

    assertThat(split.holdout()).hasSize(40);
    Set<Integer> blocks =
        split.holdout().stream().map(index -> index / 10).collect(Collectors.toSet());
    assertThat(blocks).hasSize(4);
  }

  @Test
  void groupsThatShareACopyOfAFileAreJoined() {
    List<Item> images = new ArrayList<>(images(100, i -> "p%d/%03d.jpg".formatted(i % 10, i)));
    for (int person = 0; person < 9; person++) {
      images.add(new Item("p%d/copy.jpg".formatted(person), 5000, false));
    }

    Holdout split = split(images, HoldoutBy.FOLDER, 0.1);

    assertThat(people(images, split.holdout(), "/")).containsExactly("p9");
  }

  @Test
  void whereAllGroupsAreLargeTheSmallestIsHeldOut() {
    List<Item> images = images(100, i -> (i < 40 ? "small/" : "large/") + i + ".jpg");

    assertThat(split(images, HoldoutBy.FOLDER, 0.1).holdout()).hasSize(40);
  }

  @Test
  void oneGroupIsRefusedWithWhatItsImagesShare() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> split(images(9, "%03d.jpg"::formatted), HoldoutBy.FOLDER, 0.2))
        .withMessage(
            "spec.dataset.holdoutBy Folder holds out none, since all 9 images are in one folder:"
                + " choose another one");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> split(images(9, "anna%03d.jpg"::formatted), HoldoutBy.PREFIX, 0.2))
        .withMessageContaining("all 9 images have names that begin with \"anna\"");
  }

  @Test
  void theOrderOfTheImagesDoesNotMatter() {
    List<Item> images = images(100, i -> "person%d/%03d.jpg".formatted(i % 20, i));
    List<Item> backwards = new ArrayList<>(images);
    Collections.reverse(backwards);

    for (HoldoutBy by : HoldoutBy.values()) {
      assertThat(names(backwards, split(backwards, by, 0.2).holdout()))
          .as(by.toString())
          .isEqualTo(names(images, split(images, by, 0.2).holdout()));
    }
  }

  private static Holdout split(List<Item> images, HoldoutBy by, double fraction) {
    return Holdout.split(images, new DatasetOptions(8, Crop.CENTER, false, fraction, by, 0, 42));
  }

  private static List<Item> images(int count, IntFunction<String> name) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Item(name.apply(i), 1000 + i, false))
        .toList();
  }

  private static List<String> names(List<Item> images, List<Integer> indices) {
    return indices.stream().map(index -> images.get(index).name()).toList();
  }

  private static Set<String> people(List<Item> images, List<Integer> indices, String end) {
    return names(images, indices).stream()
        .map(name -> name.substring(0, name.indexOf(end)))
        .collect(Collectors.toSet());
  }
}
