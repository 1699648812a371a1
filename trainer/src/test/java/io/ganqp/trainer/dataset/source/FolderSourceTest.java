package io.ganqp.trainer.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.ReadingProgress;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What file systems hold beside files, and how files are named there. */
class FolderSourceTest {
  private static final byte[] RED = TestPicture.plain(40, 30, 0xcc0000);

  @TempDir Path temporary;

  private final ImageSources sources = new ImageSources();
  private ContentDigests contents;

  @BeforeEach
  void remember() {
    contents = ContentDigests.in(temporary.resolve("digests"), ReadingProgress.SILENT);
  }

  @Test
  void neverReadsWhatHasNoEnd() throws Exception {
    Path folder = TestArchives.folder(temporary.resolve("endless"), Map.of("a.png", RED));
    String without = sources.of(folder).digest(contents);
    Path pipe = pipe(folder.resolve("pipe.png"));
    Files.createSymbolicLink(folder.resolve("zero.png"), Path.of("/dev/zero"));

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          ImageSource source = sources.of(folder);
          assertThat(source.digest(contents)).isNotEqualTo(without);
          try (Stream<ImageEntry> entries = source.entries()) {
            assertThat(entries.skip(1))
                .hasSize(2)
                .allMatch(entry -> rejected(entry).getMessage().contains("not a regular file"));
          }
          assertThatExceptionOfType(DatasetException.class)
              .isThrownBy(() -> sources.of(pipe))
              .withMessageContaining(pipe + " is neither a folder nor a file, but a pipe");
        });
  }

  @Test
  void knowsFilesBeyondTheLimitByTheirSizeAlone() throws Exception {
    Path folder = TestArchives.folder(temporary.resolve("films"), Map.of("a.png", RED));
    Path film = folder.resolve("film.mkv");
    String digest = null;
    for (long bytes : new long[] {4L << 40, (4L << 40) + 1}) {
      try (RandomAccessFile sparse = new RandomAccessFile(film.toFile(), "rw")) {
        sparse.setLength(bytes);
      }
      String former = digest;
      digest =
          assertTimeoutPreemptively(
              Duration.ofSeconds(30), () -> sources.of(folder).digest(contents));
      assertThat(digest).isNotEqualTo(former);
    }
    try (Stream<ImageEntry> entries = sources.of(folder).entries()) {
      assertThat(rejected(entries.toList().get(1)).reason()).isEqualTo(RejectReason.FILE_TOO_LARGE);
    }
  }

  private static Path pipe(Path path) throws Exception {
    assertThat(new ProcessBuilder("mkfifo", path.toString()).start().waitFor()).isZero();
    return path;
  }

  @Test
  void aNameOfAnyBytesIsAName() throws Exception {
    Path folder = TestArchives.folder(temporary.resolve("names"), Map.of("a.png", RED));
    Process shell =
        new ProcessBuilder("sh", "-c", "cp a.png \"$(printf 'M\\374ller.png')\" && cp a.png ü.png")
            .directory(folder.toFile())
            .start();
    assertThat(shell.waitFor()).isZero();

    ImageSource source = sources.of(folder);

    assertThat(names(source)).containsExactly("Müller.png", "a.png", "ü.png");
    try (Stream<ImageEntry> entries = source.entries()) {
      assertThat(entries.toList().get(0).decode(32).format()).isEqualTo("PNG");
    }
  }

  @Test
  void followsLinksButNotInCircles() throws Exception {
    Path folder = TestArchives.folder(temporary.resolve("linked"), Map.of("x.png", RED));
    Path elsewhere = TestArchives.folder(temporary.resolve("elsewhere"), Map.of("y.png", RED));
    Files.createSymbolicLink(folder.resolve("more"), elsewhere);
    Files.createSymbolicLink(folder.resolve("circle"), folder);
    Files.createSymbolicLink(folder.resolve("nowhere.png"), temporary.resolve("gone"));
    try (Stream<ImageEntry> entries = sources.of(folder).entries()) {
      Map<String, ImageEntry> byName = new TreeMap<>();
      entries.forEach(entry -> byName.put(entry.name(), entry));
      assertThat(byName).containsOnlyKeys("circle", "more/y.png", "nowhere.png", "x.png");
      assertThat(rejected(byName.get("circle")).reason()).isEqualTo(RejectReason.UNREADABLE);
      assertThat(rejected(byName.get("nowhere.png")).reason()).isNotNull();
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
