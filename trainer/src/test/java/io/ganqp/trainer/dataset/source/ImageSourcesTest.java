package io.ganqp.trainer.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.ReadingProgress;
import io.ganqp.trainer.dataset.image.ImageLimits;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSourcesTest {
  private static final byte[] RED = TestPicture.plain(40, 30, 0xcc0000);
  private static final byte[] BLUE = TestPicture.plain(40, 30, 0x0000cc);

  @TempDir Path temporary;

  private final ImageSources sources = new ImageSources();
  private ContentDigests contents;
  private final Map<String, byte[]> files =
      new TreeMap<>(
          Map.of(
              "b/2.png", BLUE,
              "a/1.png", RED,
              "notes.txt", "hello".getBytes(StandardCharsets.UTF_8),
              ".hidden.png", RED,
              "__MACOSX/a/._1.png", RED,
              ".git/3.png", RED));

  @BeforeEach
  void remember() {
    contents = ContentDigests.in(temporary.resolve("digests"), ReadingProgress.SILENT);
  }

  private List<Path> everyKind() throws IOException {
    return List.of(
        TestArchives.folder(temporary.resolve("folder"), files),
        TestArchives.zip(temporary.resolve("images.zip"), files),
        TestArchives.tar(temporary.resolve("images.tar"), files),
        TestArchives.tarGz(temporary.resolve("images.tar.gz"), files));
  }

  @Test
  void givesTheSameFilesWhateverHoldsThem() throws Exception {
    for (Path path : everyKind()) {
      ImageSource source = sources.of(path);
      assertThat(names(source))
          .as(path.toString())
          .containsExactly("a/1.png", "b/2.png", "notes.txt");
      try (Stream<ImageEntry> entries = source.entries()) {
        List<ImageEntry> list = entries.toList();
        assertThat(list.get(0).decode(32).pixels().sample(0, 0, 0)).isEqualTo(0xcc);
        assertThat(list.get(1).decode(32).format()).isEqualTo("PNG");
        assertThat(rejected(list.get(2)).reason()).isEqualTo(RejectReason.FOREIGN);
      }
    }
  }

  @Test
  void tellsArchivesApartByContentAndNotByName() throws Exception {
    Path named = TestArchives.tarGz(temporary.resolve("images.zip"), files);
    assertThat(sources.of(named).description()).startsWith("tar.gz archive ");
  }

  @Test
  void givesEqualFilesEqualIdentitiesEverywhere() throws Exception {
    List<Long> identities = new ArrayList<>();
    for (Path path : everyKind()) {
      try (Stream<ImageEntry> entries = sources.of(path).entries()) {
        identities.add(entries.findFirst().orElseThrow().decode(32).identity());
      }
    }
    assertThat(identities).hasSize(4).containsOnly(identities.get(0));
  }

  @Test
  void changesItsDigestWithItsContent() throws Exception {
    for (Path path : everyKind()) {
      String before = sources.of(path).digest(contents);
      assertThat(sources.of(path).digest(contents)).isEqualTo(before).matches("[0-9a-f]{64}");
    }
    Path folder = temporary.resolve("folder");
    String before = sources.of(folder).digest(contents);
    Files.write(folder.resolve("a/1.png"), BLUE);
    assertThat(sources.of(folder).digest(contents)).isNotEqualTo(before);

    Path zip = temporary.resolve("images.zip");
    String zipBefore = sources.of(zip).digest(contents);
    files.put("a/1.png", BLUE);
    TestArchives.zip(zip, files);
    assertThat(sources.of(zip).digest(contents)).isNotEqualTo(zipBefore);
  }

  @Test
  void saysWhatToDoWhereThereIsNothing() {
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> sources.of(temporary.resolve("missing")))
        .withMessageContaining("missing")
        .withMessageEndingWith("name an existing folder, .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz");
  }

  @Test
  void refusesFilesThatAreNoArchive() throws Exception {
    Path picture = Files.write(temporary.resolve("picture.zip"), RED);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> sources.of(picture))
        .withMessageContaining(
            "neither a folder nor a .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz archive");
    Path empty = Files.createFile(temporary.resolve("empty.tar"));
    assertThatExceptionOfType(DatasetException.class).isThrownBy(() -> sources.of(empty));
  }

  @Test
  void refusesArchivesThatEndEarly() throws Exception {
    for (Path path : everyKind().subList(1, 4)) {
      byte[] whole = Files.readAllBytes(path);
      Files.write(path, Arrays.copyOf(whole, whole.length / 4));
      assertThatExceptionOfType(DatasetException.class)
          .as(path.toString())
          .isThrownBy(() -> names(sources.of(path)))
          .withMessageContaining(path.toString())
          .withMessageContaining("it may be incomplete; copy or create it again");
    }
  }

  @Test
  void neverFailsOtherwiseOnDamagedArchives() throws Exception {
    SplittableRandom random = new SplittableRandom(3);
    for (Path path : everyKind().subList(1, 4)) {
      byte[] whole = Files.readAllBytes(path);
      int refused = 0;
      for (int round = 0; round < 100; round++) {
        byte[] damaged = whole.clone();
        for (int flips = 0; flips < 20; flips++) {
          damaged[4 + random.nextInt(damaged.length - 4)] = (byte) random.nextInt(256);
        }
        Files.write(path, damaged);
        refused += isRefused(path) ? 1 : 0;
      }
      assertThat(refused).as(path.toString()).isPositive();
    }
  }

  private boolean isRefused(Path path) {
    try (Stream<ImageEntry> entries = sources.of(path).entries()) {
      entries.forEach(
          entry -> {
            try {
              entry.decode(32);
            } catch (RejectedImageException e) {
              assertThat(e.getMessage()).isNotBlank();
            }
          });
      return false;
    } catch (DatasetException e) {
      return true;
    }
  }

  @Test
  void boundsHowManyFilesASourceHolds() throws Exception {
    ImageSources bounded = new ImageSources(new SourceLimits(2, 1 << 20), ImageLimits.DEFAULT);
    for (Path path : everyKind()) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> names(bounded.of(path)))
          .withMessageContaining("more than 2 files");
    }
  }

  @Test
  void boundsWhatAnArchiveUnpacksTo() throws Exception {
    ImageSources bounded = new ImageSources(new SourceLimits(100, 200), ImageLimits.DEFAULT);
    for (Path path : everyKind().subList(1, 4)) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> names(bounded.of(path)))
          .withMessageContaining("decompression bomb");
    }
  }

  @Test
  void rejectsFilesBeyondTheLimit() throws Exception {
    ImageSources bounded = new ImageSources(SourceLimits.DEFAULT, new ImageLimits(50, 1 << 20));
    for (Path path : everyKind()) {
      try (Stream<ImageEntry> entries = bounded.of(path).entries()) {
        RejectedImageException rejected = rejected(entries.findFirst().orElseThrow());
        assertThat(rejected.reason()).isEqualTo(RejectReason.FILE_TOO_LARGE);
      }
    }
  }

  private static List<String> names(ImageSource source) {
    try (Stream<ImageEntry> entries = source.entries()) {
      return entries.map(ImageEntry::name).toList();
    }
  }

  private static RejectedImageException rejected(ImageEntry entry) {
    return assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> entry.decode(32))
        .actual();
  }
}
