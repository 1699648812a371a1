package io.ganqp.trainer.dataset.source;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Zips as people make them. */
class ZipArchivesTest {
  private static final int UTF_8_FLAG = 0x800;
  private static final byte[] ONE = picture(1);
  private static final byte[] TWO = picture(2);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"IBM437, Müller.png", "UTF-8, Müller.png", "UTF-8, 写真.png"})
  void namesAreReadByTheirEncoding(String charset, String name) throws IOException {
    Path zip = write(new RawZip().add(name.getBytes(Charset.forName(charset)), ONE));

    assertThat(Listing.of(zip)).containsExactly(name + " 1");
  }

  @ParameterizedTest
  @CsvSource({"windows-1252, Zoë.png", "Shift_JIS, 写真.png", "ISO-8859-1, \u00ff\u00fe.png"})
  void namesOfAnUnknownEncodingAreNamesAllTheSame(String charset, String name) throws IOException {
    byte[] bytes = name.getBytes(Charset.forName(charset));
    RawZip zip =
        new RawZip().add(bytes, ONE).add(bytes, TWO, UTF_8_FLAG, 0, RawZip.crc(TWO), TWO.length);

    assertThat(Listing.of(write(zip)))
        .hasSize(2)
        .anyMatch(line -> line.endsWith(" 1"))
        .anyMatch(line -> line.endsWith(" 2"));
  }

  @ParameterizedTest
  @CsvSource({"Shift_JIS, 表.png", "Shift_JIS, ソ.png", "Shift_JIS, a/能", "Big5, 功.png"})
  void halfACharacterIsNoSlash(String charset, String name) throws IOException {
    byte[] bytes = name.getBytes(Charset.forName(charset));
    assertThat(bytes).contains('\\');
    RawZip zip =
        new RawZip().add(bytes, ONE).add(bytes, TWO, UTF_8_FLAG, 0, RawZip.crc(TWO), TWO.length);

    assertThat(Listing.of(write(zip)))
        .hasSize(2)
        .allMatch(line -> line.contains("\\"))
        .anyMatch(line -> line.endsWith(" 1"))
        .anyMatch(line -> line.endsWith(" 2"));
  }

  @Test
  void oneByXzIsReadUnlessItAsksForMuchMemory() throws IOException {
    RawZip zip =
        new RawZip()
            .add(name("a.png"), xz(ONE), 0, 95, RawZip.crc(ONE), ONE.length)
            .add(name("b.png"), largestDictionary(xz(TWO)), 0, 95, RawZip.crc(TWO), TWO.length);

    assertThat(Listing.of(write(zip)))
        .hasSize(2)
        .contains("a.png 1")
        .anyMatch(line -> line.startsWith("b.png UNREADABLE: ") && line.contains("emory"));
  }

  @Test
  void filesOfOneNameAreEachThemselves() throws IOException {
    Path zip = write(new RawZip().add(name("a.png"), TWO).add(name("a.png"), ONE));

    assertThat(Listing.of(zip)).containsExactlyInAnyOrder("a.png 1", "a.png 2");
  }

  @Test
  void filesThatAreNotWhatTheDirectorySaysAreDamaged() throws IOException {
    byte[] bitmap = TestPicture.encoded("bmp");
    byte[] flipped = bitmap.clone();
    flipped[flipped.length - 9] ^= 1;
    RawZip zip =
        new RawZip()
            .add(name("a.png"), ONE)
            .add(name("flipped.bmp"), flipped, 0, 0, RawZip.crc(bitmap), bitmap.length)
            .add(name("size.png"), ONE, 0, 0, RawZip.crc(ONE), ONE.length + 1);

    assertThat(Listing.of(write(zip)))
        .hasSize(3)
        .contains("a.png 1")
        .anyMatch(line -> line.startsWith("flipped.bmp BROKEN: its CRC-32 is "))
        .anyMatch(line -> line.startsWith("size.png "));
  }

  @Test
  void oneFileThatCannotBeReadLeavesTheOthers() throws IOException {
    RawZip zip =
        new RawZip()
            .add(name("a.png"), ONE)
            .add(name("lzma.png"), ONE, 0, 14, RawZip.crc(ONE), ONE.length)
            .add(name("secret.png"), ONE, 1, 0, RawZip.crc(ONE), ONE.length)
            .add(name("zstd.png"), ONE, 0, 93, RawZip.crc(ONE), ONE.length)
            .add(name("more.zip"), new RawZip().add(name("b.png"), TWO).bytes());

    assertThat(Listing.of(write(zip)))
        .containsExactly(
            "a.png 1",
            "lzma.png UNREADABLE: compressed by method 14 (LZMA), which can't be read: unpack the"
                + " archive, or use Deflate",
            "more.zip FOREIGN: a file packed by zip: unpack it",
            "secret.png UNREADABLE: encrypted: unpack the archive with its password",
            "zstd.png UNREADABLE: compressed by method 93 (ZSTD), which can't be read: unpack the"
                + " archive, or use Deflate");
  }

  @Test
  void namesAreNormalAndNeverPlaces() throws IOException {
    RawZip zip =
        new RawZip()
            .add(name("./"), new byte[0])
            .add(name("./a.png"), ONE)
            .add(name("b\\"), new byte[0])
            .add(name("b\\c.png"), ONE)
            .add(name("b\\.hidden.png"), ONE)
            .add(name("/etc/d.png"), ONE)
            .add(name("../../e.png"), ONE);

    assertThat(Listing.of(write(zip)))
        .containsExactly("../../e.png 1", "a.png 1", "b/c.png 1", "etc/d.png 1");
  }

  @ParameterizedTest
  @CsvSource({"MZ, ''", "'#!/bin/sh', ''", "'', a comment", "MZ, a comment"})
  void aProgramMayComeFirstAndACommentLast(String program, String comment) throws IOException {
    byte[] zip = new RawZip().add(name("a.png"), ONE).bytes(comment);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(program.isEmpty() ? new byte[0] : (program + "x".repeat(3000)).getBytes(UTF_8));
    file.writeBytes(zip);

    assertThat(Listing.of(write(file.toByteArray()))).containsExactly("a.png 1");
  }

  @Test
  void otherMethodsLargeFormatsAndLinksAreRead() throws IOException {
    Path file = folder.resolve("i.zip");
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(Files.newOutputStream(file))) {
      zip.setUseZip64(Zip64Mode.Always);
      put(zip, new ZipArchiveEntry("all/streamed.png"), ONE);
      ZipArchiveEntry link = new ZipArchiveEntry("train/link.png");
      link.setUnixMode(0120777);
      put(zip, link, "../all/streamed.png".getBytes(UTF_8));
      ZipArchiveEntry dangling = new ZipArchiveEntry("train/nowhere.png");
      dangling.setUnixMode(0120777);
      put(zip, dangling, "/etc/passwd".getBytes(UTF_8));
    }

    assertThat(Listing.of(file))
        .containsExactly(
            "all/streamed.png 1",
            "train/link.png 1",
            "train/nowhere.png UNREADABLE: a link to what is no file in the archive");
  }

  @Test
  void theOrderOfTheArchiveDoesNotMatter() throws IOException {
    Path one = TestArchives.zip(folder.resolve("1.zip"), Map.of("a.png", ONE));
    Path two = write(new RawZip().add(name("b.png"), TWO).add("a.png".getBytes(ISO_8859_1), ONE));

    assertThat(Listing.of(one)).containsExactly("a.png 1");
    assertThat(Listing.of(two)).containsExactly("a.png 1", "b.png 2");
  }

  private static void put(ZipArchiveOutputStream zip, ZipArchiveEntry entry, byte[] content)
      throws IOException {
    zip.putArchiveEntry(entry);
    zip.write(content);
    zip.closeArchiveEntry();
  }

  private Path write(RawZip zip) throws IOException {
    return write(zip.bytes());
  }

  private Path write(byte[] zip) throws IOException {
    return Files.write(folder.resolve("images.zip"), zip);
  }

  private static byte[] xz(byte[] content) throws IOException {
    ByteArrayOutputStream compressed = new ByteArrayOutputStream();
    try (OutputStream out = new XZCompressorOutputStream(compressed)) {
      out.write(content);
    }
    return compressed.toByteArray();
  }

  /** 1.5 GiB, in the header of the only block, which begins after the 12 bytes of the stream's. */
  private static byte[] largestDictionary(byte[] xz) {
    int length = (xz[12] + 1) * 4 - Integer.BYTES;
    byte[] header = Arrays.copyOfRange(xz, 12, 12 + length);
    assertThat(header).as("LZMA2, one byte of properties").startsWith(header[0], 0, 0x21, 1);
    header[4] = 37;
    ByteBuffer patched = ByteBuffer.wrap(xz.clone()).order(ByteOrder.LITTLE_ENDIAN);
    return patched.position(12).put(header).putInt((int) RawZip.crc(header)).array();
  }

  private static byte[] name(String name) {
    return name.getBytes(UTF_8);
  }

  private static byte[] picture(int red) {
    return TestPicture.plain(8, 8, red << 16);
  }
}
