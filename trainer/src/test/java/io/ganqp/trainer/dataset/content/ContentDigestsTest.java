package io.ganqp.trainer.dataset.content;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContentDigestsTest {
  private static final FileTime AGE = FileTime.fromMillis(1_700_000_000_000L);

  @TempDir Path temporary;

  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = write("a.ppm", "first");
  }

  @Test
  void areThoseOfTheBytes() {
    assertThat(digest(later(), file)).isEqualTo(Digest.of("first".getBytes(UTF_8)));
  }

  @Test
  void areRememberedByTheStampOfAFile() throws IOException {
    digest(later(), file);
    assumeStampsLast();
    byte[] others = Digest.of(bytes("not what the file holds"));
    new DigestMemo(memo()).write(Map.of(stamp(), others));

    assertThat(digest(later(), file)).as("not read again").isEqualTo(others);
  }

  @Test
  void seeAFileThatWasReplacedWithItsSizeAndTimeKept() throws IOException {
    digest(later(), file);
    FileStamp former = stamp();

    while (stamp().equals(former)) { // until the file system's clock has moved on
      write("a.ppm", "other");
    }

    assertThat(digest(later(), file)).isEqualTo(Digest.of(bytes("other")));
  }

  @Test
  void seeAFileThatWasMovedIntoTheOldOnesPlace() throws IOException {
    digest(later(), file);

    Files.move(write("b.ppm", "other"), file, StandardCopyOption.REPLACE_EXISTING);

    assertThat(digest(later(), file)).isEqualTo(Digest.of(bytes("other")));
  }

  @Test
  void ofAFreshFileAreNotRemembered() throws IOException {
    digest(Clock.systemUTC(), file);

    try (Stream<Path> kept = Files.walk(temporary.resolve("digests"))) {
      assertThat(kept.filter(Files::isRegularFile)).isEmpty();
    } catch (NoSuchFileException e) {
      assertThat(temporary.resolve("digests")).doesNotExist();
    }
  }

  @Test
  void areReadAnewWhereTheMemoryIsDamaged() throws IOException {
    digest(later(), file);
    assumeStampsLast();
    byte[] bytes = Files.readAllBytes(memo());
    bytes[50] ^= 1;
    Files.write(memo(), bytes);

    assertThat(digest(later(), file)).isEqualTo(Digest.of(bytes("first")));
    assertThat(new DigestMemo(memo()).read()).hasSize(1);
  }

  @Test
  void areReadWhereNothingCanBeRemembered() throws IOException {
    Files.writeString(temporary.resolve("digests"), "a file in the folder's place");

    assertThat(digest(later(), file)).isEqualTo(Digest.of(bytes("first")));
  }

  @Test
  void areGivenUpWhileALargeFileIsRead() throws IOException {
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(1L << 40);
    }
    ReadingProgress stop =
        (bytes, total) -> {
          assertThat(total).isEqualTo(1L << 40);
          if (bytes > 0) {
            throw new IllegalStateException("stopped");
          }
        };
    ContentDigests digests = ContentDigests.in(temporary.resolve("digests"), stop);

    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () ->
            assertThatIllegalStateException()
                .isThrownBy(() -> digests.of("place", List.of(file)))
                .withMessage("stopped"));
  }

  @Test
  void areZeroForWhatIsNotThere() throws IOException {
    Path gone = temporary.resolve("gone.png");

    assertThat(
            ContentDigests.in(temporary.resolve("digests"), ReadingProgress.SILENT)
                .of("place", List.of(gone, file)))
        .containsExactly(new byte[32], Digest.of(bytes("first")));
  }

  @Test
  void aStampIsSettledWhenNoClockIsAsCoarse() {
    long second = 1_000_000_000L;
    FileStamp stamp = new FileStamp(1, 2, 10 * second, 12 * second);

    assertThat(stamp.settled(14 * second)).isFalse();
    assertThat(stamp.settled(15 * second)).isTrue();
    assertThat(stamp.settled(3 * second)).as("from the future").isFalse();
  }

  @Test
  void aMemoOfAnotherKindIsNone() throws IOException {
    Path other = temporary.resolve("other");
    Files.write(other, new byte[8 + 32]);

    assertThat(new DigestMemo(other).read()).isEqualTo(Map.of());
  }

  private byte[] digest(Clock clock, Path read) {
    return new ContentDigests(temporary.resolve("digests"), clock, ReadingProgress.SILENT)
        .of("place", List.of(read))
        .get(0);
  }

  /** So that the files just written are old. */
  private static Clock later() {
    return Clock.fixed(Instant.now().plus(Duration.ofMinutes(1)), ZoneOffset.UTC);
  }

  private void assumeStampsLast() throws IOException {
    assumeThat(new ChangeTimes().keptFor(file, Files.getAttribute(file, "unix:dev")))
        .as("the temporary folder is on a file system that keeps times of change")
        .isTrue();
  }

  private FileStamp stamp() throws IOException {
    return FileStamp.of(Files.readAttributes(file, FileStamp.ATTRIBUTES));
  }

  private Path memo() throws IOException {
    try (Stream<Path> kept = Files.list(temporary.resolve("digests"))) {
      return kept.findFirst().orElseThrow();
    }
  }

  private Path write(String name, String content) throws IOException {
    Path written = Files.writeString(temporary.resolve(name), content);
    return Files.setLastModifiedTime(written, AGE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
