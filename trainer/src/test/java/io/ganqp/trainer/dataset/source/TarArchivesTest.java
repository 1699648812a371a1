package io.ganqp.trainer.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Tars as people make them. */
class TarArchivesTest {
  private static final byte[] ONE = TestPicture.plain(8, 8, 1 << 16);
  private static final byte[] TWO = TestPicture.plain(8, 8, 2 << 16);
  private static final int RECORD_BYTES = 512;

  @TempDir Path folder;

  @Test
  void aLinkIsTheFileThatItPointsTo() throws IOException {
    Path tar =
        tar(
            out -> {
              file(out, "all/a.png", ONE);
              link(out, "train/hard.png", TarConstants.LF_LINK, "all/a.png");
              link(out, "train/before.png", TarConstants.LF_SYMLINK, "../all/b.png");
              link(out, "train/chain.png", TarConstants.LF_SYMLINK, "./before.png");
              file(out, "./all/b.png", TWO);
            });

    assertThat(Listing.of(tar))
        .containsExactly(
            "all/a.png 1",
            "all/b.png 2",
            "train/hard.png 1",
            "train/before.png 2",
            "train/chain.png 2");
  }

  @Test
  void aHardLinkIsToTheFileBeforeIt() throws IOException {
    Path tar =
        tar(
            out -> {
              file(out, "a.png", ONE);
              link(out, "hard.png", TarConstants.LF_LINK, "a.png");
              file(out, "a.png", TWO);
              link(out, "later.png", TarConstants.LF_LINK, "a.png");
            });

    assertThat(Listing.of(tar)).containsExactly("a.png 1", "a.png 2", "hard.png 1", "later.png 2");
  }

  @Test
  void aLinkToNoFileOfTheArchiveIsLeftOut() throws IOException {
    Path tar =
        tar(
            out -> {
              file(out, "all/a.png", ONE);
              link(out, "circle.png", TarConstants.LF_SYMLINK, "circle.png");
              link(out, "folder.png", TarConstants.LF_SYMLINK, "all");
              link(out, "out.png", TarConstants.LF_SYMLINK, "../../etc/passwd");
              link(out, "root.png", TarConstants.LF_SYMLINK, "/all/a.png");
              link(out, ".hidden.png", TarConstants.LF_LINK, "all/a.png");
            });

    assertThat(Listing.of(tar)).hasSize(5).contains("all/a.png 1");
    assertThat(Listing.of(tar).subList(1, 5))
        .allMatch(
            line -> line.endsWith(".png UNREADABLE: a link to what is no file in the archive"));
  }

  @ParameterizedTest
  @EnumSource(TarCompression.class)
  void severalPutTogetherAreOne(TarCompression compression) throws IOException {
    byte[] first = compressed(compression, tarOf("a.png", ONE));
    byte[] second = compressed(compression, tarOf("b.png", TWO));

    Path tar = Files.write(folder.resolve("i"), joined(first, second));

    assertThat(new ImageSources().of(tar).description())
        .startsWith(compression.text() + " archive ");
    assertThat(Listing.of(tar)).containsExactly("a.png 1", "b.png 2");
  }

  @ParameterizedTest
  @EnumSource(value = TarCompression.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
  void oneMayBeCompressedInParts(TarCompression compression) throws IOException {
    byte[] whole = tarOf("a.png", ONE);
    byte[] first = compressed(compression, Arrays.copyOf(whole, 600));
    byte[] second = compressed(compression, Arrays.copyOfRange(whole, 600, whole.length));

    assertThat(Listing.of(Files.write(folder.resolve("i"), joined(first, second))))
        .containsExactly("a.png 1");
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(
            () ->
                Listing.of(
                    Files.write(
                        folder.resolve("i"),
                        joined(first, Arrays.copyOf(second, second.length - 12)))))
        .withMessageContaining("it may be incomplete; copy or create it again");
  }

  @Test
  void aDamagedHeaderIsOneFileLess() throws IOException {
    byte[] tar = TestArchives.tar(Map.of("a.png", ONE));
    byte[] whole = joined(Arrays.copyOf(tar, 2 * RECORD_BYTES), tarOf("b.png", TWO));
    whole[2 * RECORD_BYTES] ^= 1;

    assertThat(Listing.of(Files.write(folder.resolve("i.tar"), whole)))
        .containsExactly("a.png 1", "c.png BROKEN: the checksum of its header is wrong");
  }

  @Test
  void damagedHeadersOneAfterTheOtherEndIt() throws IOException {
    byte[] one = Arrays.copyOf(tarOf("a.png", ONE), 2 * RECORD_BYTES);
    byte[] whole = joined(one, joined(one, tarOf("b.png", TWO)));
    whole[2 * RECORD_BYTES] ^= 1;
    whole[4 * RECORD_BYTES] ^= 1;
    Path tar = Files.write(folder.resolve("i.tar"), whole);

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> Listing.of(tar))
        .withMessageContaining("damaged headers one after the other");
  }

  @Test
  void oneThatEndsWithinAHeaderIsIncomplete() throws IOException {
    byte[] whole = TestArchives.tar(new TreeMap<>(Map.of("a.png", ONE, "b.png", TWO)));
    Path tar = Files.write(folder.resolve("i.tar"), Arrays.copyOf(whole, 2 * RECORD_BYTES + 99));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> Listing.of(tar))
        .withMessageContaining("it ends within a header");
  }

  @Test
  void whatIsCompressedAndNoTarIsToldSo() throws IOException {
    Path file =
        Files.write(folder.resolve("a.gz"), compressed(TarCompression.GZIP, new byte[] {1, 2, 3}));
    Path noise = folder.resolve("noise.gz");
    byte[] letters = "x".repeat(2000).getBytes(StandardCharsets.US_ASCII);
    Files.write(noise, compressed(TarCompression.GZIP, letters));

    for (Path path : List.of(file, noise)) {
      assertThatExceptionOfType(DatasetException.class)
          .isThrownBy(() -> Listing.of(path))
          .withMessageContaining(path.toString());
    }
  }

  @Test
  void anOldOneHasNoMagicNumber() throws IOException {
    byte[] tar = tarOf("PK\3\4.png", ONE);
    Arrays.fill(tar, 257, RECORD_BYTES, (byte) 0);
    Arrays.fill(tar, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < RECORD_BYTES; i++) {
      sum += tar[i] & 0xff;
    }
    byte[] octal = String.format("%06o\0 ", sum).getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(octal, 0, tar, 148, 8);

    assertThat(Listing.of(Files.write(folder.resolve("v7"), tar))).containsExactly("PK\3\4.png 1");
  }

  @ParameterizedTest
  @CsvSource({"UTF-8, Müller.png", "ISO-8859-1, Müller.png"})
  void namesDoNotDependOnTheLocale(String charset, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, charset)) {
      file(out, name, ONE);
    }

    assertThat(Listing.of(Files.write(folder.resolve("i.tar"), bytes.toByteArray())))
        .containsExactly(name + " 1");
  }

  @ParameterizedTest
  @CsvSource({"Shift_JIS, 表.png", "Shift_JIS, a/能", "Big5, 功.png"})
  void halfACharacterIsNoSlash(String charset, String name) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(bytes, charset)) {
      file(out, name, ONE);
      link(out, "link.png", TarConstants.LF_LINK, name);
    }

    assertThat(Listing.of(Files.write(folder.resolve("i.tar"), bytes.toByteArray())))
        .hasSize(2)
        .anyMatch(line -> line.contains("\\") && line.endsWith(" 1"))
        .contains("link.png 1");
  }

  @ParameterizedTest
  @CsvSource({"28b52ffd, Zstandard", "377abcaf271c, 7z", "526172211a07, RAR", "1f9d90, compress"})
  void whatCannotBeReadIsNamedWithWhatCan(String head, String format) throws IOException {
    Path file = Files.write(folder.resolve("i"), HexFormat.of().parseHex(head));

    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> Listing.of(file))
        .withMessage(
            "%s is packed by %s, which can't be read: unpack it and name the folder, or pack it as"
                    .formatted(file, format)
                + " .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz");
  }

  private interface Content {
    void writeTo(TarArchiveOutputStream tar) throws IOException;
  }

  private Path tar(Content content) throws IOException {
    Path tar = folder.resolve("images.tar");
    try (TarArchiveOutputStream out = new TarArchiveOutputStream(Files.newOutputStream(tar))) {
      content.writeTo(out);
    }
    return tar;
  }

  private static void file(TarArchiveOutputStream tar, String name, byte[] content)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name);
    entry.setSize(content.length);
    tar.putArchiveEntry(entry);
    tar.write(content);
    tar.closeArchiveEntry();
  }

  private static void link(TarArchiveOutputStream tar, String name, byte kind, String target)
      throws IOException {
    TarArchiveEntry entry = new TarArchiveEntry(name, kind);
    entry.setLinkName(target);
    tar.putArchiveEntry(entry);
    tar.closeArchiveEntry();
  }

  private static byte[] tarOf(String name, byte[] content) throws IOException {
    return TestArchives.tar(Map.of(name, content));
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }

  private static byte[] compressed(TarCompression compression, byte[] bytes) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (InputStream in = new ByteArrayInputStream(bytes);
        OutputStream out =
            switch (compression) {
              case NONE -> compressed;
              case GZIP -> new GZIPOutputStream(compressed);
              case BZIP2 -> new BZip2CompressorOutputStream(compressed);
              case XZ -> new XZCompressorOutputStream(compressed);
            }) {
      in.transferTo(out);
    }
    return compressed.toByteArray();
  }
}
