package io.ganqp.trainer.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.RejectedImageException;
import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small archives that claim to hold much. */
class HostileTarTest {
  private static final byte[] PICTURE = TestPicture.plain(8, 8, 0xcc0000);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(bytes = {TarConstants.LF_GNUTYPE_LONGNAME, TarConstants.LF_PAX_EXTENDED_HEADER_LC})
  void aHeaderOfSixtyFourMegabytesIsRefusedUnread(byte kind) throws IOException {
    Path archive =
        archive(
            tar -> {
              picture(tar, "a.png");
              TarArchiveEntry header = new TarArchiveEntry("header", kind);
              header.setSize(64 << 20);
              tar.putArchiveEntry(header);
              byte[] content = new byte[64 << 20];
              byte[] record = "67108864 comment=".getBytes(StandardCharsets.US_ASCII);
              System.arraycopy(record, 0, content, 0, record.length);
              tar.write(content);
              tar.closeArchiveEntry();
              picture(tar, "b.png");
            });

    assertThat(Files.size(archive)).isLessThan(100_000);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> entries(archive))
        .withMessageContaining("a header is too long");
  }

  @Test
  void aNameThatNoFileCanHaveIsNotKept() throws Exception {
    Path archive =
        archive(
            tar -> {
              picture(tar, "n".repeat(5000) + ".png");
              picture(tar, "b.png");
            });

    List<ImageEntry> entries = entries(archive);

    assertThat(entries.get(0).name()).hasSize(61);
    assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> entries.get(0).decode(8))
        .withMessageContaining("a name of 5004 characters")
        .satisfies(e -> assertThat(e.reason()).isEqualTo(RejectReason.FOREIGN));
    assertThat(entries.get(1).decode(8).format()).isEqualTo("PNG");
  }

  @Test
  void linksOfSuchNamesAreNotKept() throws Exception {
    Path archive =
        archive(
            tar -> {
              link(tar, "n".repeat(5000) + ".png", "b.png");
              link(tar, "a.png", "../".repeat(2000) + "b.png");
              link(tar, "c.png", "b.png");
              picture(tar, "b.png");
            });

    List<ImageEntry> entries = entries(archive);

    assertThat(entries)
        .extracting(ImageEntry::name)
        .containsExactly("n".repeat(60) + "…", "a.png", "b.png", "c.png");
    assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> entries.get(0).decode(8))
        .withMessageContaining("a name of 5004 characters");
    assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> entries.get(1).decode(8))
        .withMessageContaining("a link to a name of 6005 characters");
    assertThat(entries.get(3).decode(8).format()).isEqualTo("PNG");
  }

  @Test
  void aLargeFileThatIsSkippedIsNoHeader() throws Exception {
    Path archive =
        archive(
            tar -> {
              TarArchiveEntry film = new TarArchiveEntry("film.mkv");
              film.setSize(80L << 20);
              tar.putArchiveEntry(film);
              for (int i = 0; i < 80; i++) {
                tar.write(new byte[1 << 20]);
              }
              tar.closeArchiveEntry();
              picture(tar, "b.png");
            });

    List<ImageEntry> entries = entries(archive);

    assertThat(entries).extracting(ImageEntry::name).containsExactly("film.mkv", "b.png");
    assertThat(entries)
        .extracting(ImageEntry::heldBytes)
        .containsExactly(0L, (long) PICTURE.length);
    assertThat(entries.get(1).decode(8).format()).isEqualTo("PNG");
  }

  private interface Content {
    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }

  private Path archive(Content content) throws IOException {
    Path archive = folder.resolve("hostile.tar.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(archive));
        TarArchiveOutputStream tar = new TarArchiveOutputStream(gzip)) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_GNU);
      content.writeTo(tar);
    }
    return archive;
  }

  private static void picture(TarArchiveOutputStream tar, String name) throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(PICTURE.length);
    tar.putArchiveEntry(entry);
    tar.write(PICTURE);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, String target)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, TarConstants.LF_SYMLINK);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private static List<ImageEntry> entries(Path archive) {
    try (Stream<ImageEntry> entries = new ImageSources().of(archive).entries()) {
      return entries.toList();
    }
  }
}
