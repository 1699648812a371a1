package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.PackedIndex.Item;
import io.ganqp.trainer.dataset.content.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageListTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a1 b2       | a1 b2          | ''
          a1 b2       | b2 a1          | ''
          a1 b2       | a1 b2 c3       | 1 image was added (c)
          a1 x9       | b1 c1 a1 d1    | 3 images were added (first: b), 1 was removed (x)
          a1 b2 c3    | a1 b3 c4       | 2 images were changed (first: b)
          b1          | a1 b2          | 1 image was added (a), 1 was changed (b)
          a1 a2       | a1 a3          | 1 image was changed (a)
          a1          | a1 a1          | 1 image was added (a)
          a1 a2 a3    | a2             | 2 images were removed (first: a)
          a1 b2       | z9             | 1 image was added (z), 2 were removed (first: a)
          """)
  void tellsWhatChanged(String former, String current, String changes) {
    assertThat(list(current).changesSince(list(former))).isEqualTo(changes);
    assertThat(list(current).digest().equals(list(former).digest())).isEqualTo(changes.isEmpty());
  }

  @Test
  void isTheSameAfterItWasWritten() throws IOException {
    ImageList list =
        ImageList.of(
            List.of(new Item("a\\b\nc\r人.png", -5, false), new Item("", Long.MAX_VALUE, true)));

    ImageList read = read(written(list));

    assertThat(read.changesSince(list)).isEmpty();
    assertThat(read.digest()).isEqualTo(list.digest());
    assertThat(read.size()).isEqualTo(2);
  }

  @Test
  void refusesWhatIsNoList() throws IOException {
    byte[] list = written(list("a1"));

    assertThatExceptionOfType(IOException.class)
        .isThrownBy(() -> read(Arrays.copyOf(list, list.length - 10)));
  }

  @Test
  void knowsTheDigestThatAnEarlierVersionMadeOfAnUnsortedArchive() {
    ImageList packed = list("b2 a1");

    assertThat(packed.digest()).isEqualTo(list("a1 b2").digest());
    assertThat(packed.has(list("a1 b2").digest())).isTrue();
    assertThat(packed.has("4f1c")).isFalse();
    assertThat(packed.has(digestInOrder(2, 1))).isTrue();
    assertThat(list("a1 b2").has(digestInOrder(2, 1))).isFalse();
  }

  @Test
  void namesDoNotSteerATerminal() {
    ImageList hostile =
        ImageList.of(List.of(new Item("\u001b[2J\u009b" + "x".repeat(500), 1, false)));

    assertThat(hostile.changesSince(ImageList.of(List.of())))
        .startsWith("1 image was added ( [2J x")
        .endsWith("x…)")
        .hasSizeLessThan(150);
  }

  private static String digestInOrder(long... identities) {
    Digest digest = new Digest();
    Arrays.stream(identities).forEach(digest::add);
    return digest.hex();
  }

  /** Names of one letter, each with the content of its digit. */
  private static ImageList list(String images) {
    List<Item> items = new ArrayList<>();
    for (String image : images.split(" ", -1)) {
      items.add(new Item(image.substring(0, 1), image.charAt(1) - '0', false));
    }
    return ImageList.of(items);
  }

  private static byte[] written(ImageList list) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    list.write(out);
    return out.toByteArray();
  }

  private static ImageList read(byte[] bytes) throws IOException {
    return ImageList.read(new ByteArrayInputStream(bytes));
  }
}
