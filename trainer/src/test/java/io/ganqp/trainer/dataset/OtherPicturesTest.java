package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageEntry;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.dataset.source.TestArchives;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data sets that look the same from outside, with one cache. */
class OtherPicturesTest extends PackedImagesTest {
  private static final FileTime AGE = FileTime.fromMillis(1_700_000_000_000L);

  private final AtomicInteger packed = new AtomicInteger();

  @Test
  void ofAFolderWithTheSameNamesSizesAndTimesAreNotTakenForIt() throws IOException {
    Path one = TestArchives.folder(temporary.resolve("one"), picture(10));
    Path two = TestArchives.folder(temporary.resolve("two"), picture(20));

    assertThat(red(one)).isEqualTo(10);
    assertThat(red(two)).isEqualTo(20);
    assertThat(red(one)).isEqualTo(10);
    assertThat(packed).hasValue(2);
  }

  @Test
  void putInThePlaceOfTheFormerOnesAreSeen() throws IOException {
    for (int red : new int[] {10, 20, 30}) {
      assertThat(red(TestArchives.folder(temporary.resolve("one"), picture(red)))).isEqualTo(red);
    }
  }

  @Test
  void ofAnArchiveOfTheSameSizeAndTimeAreNotTakenForIt() throws IOException {
    for (int red : new int[] {10, 20}) {
      Path tar = TestArchives.tar(temporary.resolve("i.tar"), picture(red));
      Files.setLastModifiedTime(tar, AGE);
      assertThat(red(tar)).isEqualTo(red);
    }
  }

  @Test
  void behindALinkThatWasTurnedAreSeen() throws IOException {
    Path one = TestArchives.folder(temporary.resolve("one"), picture(10));
    Path two = TestArchives.folder(temporary.resolve("two"), picture(20));
    Path link = temporary.resolve("link");

    Files.createSymbolicLink(link, one);
    assertThat(red(link)).isEqualTo(10);
    Files.delete(link);
    Files.createSymbolicLink(link, two);
    assertThat(red(link)).isEqualTo(20);
  }

  @Test
  void theSameInAnotherPlaceAreFoundPacked() throws IOException {
    red(TestArchives.folder(temporary.resolve("one"), picture(10)));
    Path copy = TestArchives.folder(temporary.resolve("two"), picture(10));
    Files.setLastModifiedTime(copy.resolve("a.ppm"), FileTime.fromMillis(5));

    assertThat(red(copy)).isEqualTo(10);
    assertThat(packed).hasValue(1);
  }

  @Test
  void writtenWhileTheyArePackedEndTheRun() throws IOException {
    Path folder = TestArchives.folder(temporary.resolve("one"), picture(10));
    ImageSource source = new ImageSources().of(folder);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                PackedDataset.open(
                    source,
                    options(),
                    temporary.resolve("cache"),
                    (done, total) -> replace(folder.resolve("a.ppm"))))
        .withMessageContaining("changed while its images were packed");
    assertThat(red(folder)).isEqualTo(20);
  }

  @Test
  void moreThanThereIsRoomForAreRefusedBeforeTheyArePacked() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                PackedDataset.open(
                    new Endless(),
                    new DatasetOptions(512, Crop.CENTER, false, 0, 0, 1),
                    temporary.resolve("cache"),
                    PackingProgress.SILENT))
        .withMessageContaining("1000000000000 images take 786432000000.0 MB packed at 512 px, and ")
        .withMessageContaining(" MB are free in " + temporary.resolve("cache"))
        .withMessageEndingWith("make room there, or use another folder as the cache");
  }

  private int red(Path path) {
    PackedDataset dataset =
        PackedDataset.open(
            new ImageSources().of(path),
            options(),
            temporary.resolve("cache"),
            (done, total) -> packed.incrementAndGet());
    return reds(dataset, false).iterator().next();
  }

  private static DatasetOptions options() {
    return new DatasetOptions(8, Crop.CENTER, false, 0, 0, 1);
  }

  /** All of one size, whatever the colour. */
  private static Map<String, byte[]> picture(int red) {
    return Map.of("a.ppm", ppm(red));
  }

  private static byte[] ppm(int red) {
    byte[] header = "P6 8 8 255 ".getBytes(StandardCharsets.US_ASCII);
    byte[] image = Arrays.copyOf(header, header.length + 3 * 8 * 8);
    for (int i = header.length; i < image.length; i += 3) {
      image[i] = (byte) red;
    }
    return image;
  }

  private static void replace(Path file) {
    try {
      Files.write(file, ppm(20));
      Files.setLastModifiedTime(file, AGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** More than any disk holds. */
  private static final class Endless implements ImageSource {
    @Override
    public String description() {
      return "endless images";
    }

    @Override
    public String digest(ContentDigests contents) {
      return "endless";
    }

    @Override
    public OptionalLong count() {
      return OptionalLong.of(1_000_000_000_000L);
    }

    @Override
    public Stream<ImageEntry> entries() {
      throw new AssertionError("nothing is read");
    }
  }
}
