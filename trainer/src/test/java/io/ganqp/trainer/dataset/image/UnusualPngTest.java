package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusualPngTest {
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  /** Where the parts of a text could be split in many ways, each costs the same. */
  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", "8", "a"})
  void readsLongTextsOnce(String repeated) {
    String text = "Raw profile type exif\0exif 8" + repeated.repeat(1_000_000) + "z";
    byte[] png =
        TestPng.with(
            TestPicture.encoded("png"),
            TestPng.chunk("tEXt", text.getBytes(StandardCharsets.ISO_8859_1)));
    RgbImage image =
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> decoder.decode(png).pixels());
    assertThat(image.width()).isEqualTo(48);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void takesPalettesThatAreLongerThanSamplesCanName(int depth) throws Exception {
    int colors = 1 << depth;
    byte[] levels = new byte[colors];
    for (int i = 0; i < colors; i++) {
      levels[i] = (byte) (17 * i + 3);
    }
    IndexColorModel palette = new IndexColorModel(depth, colors, levels, levels, levels);
    BufferedImage image = new BufferedImage(8, 2, BufferedImage.TYPE_BYTE_BINARY, palette);
    for (int x = 0; x < 8; x++) {
      image.getRaster().setSample(x, 0, 0, x % colors);
    }
    byte[] png = TestPicture.encoded(image, "png");
    byte[] all = new byte[3 * 256];
    for (int i = 0; i < all.length; i++) {
      all[i] = levels[i / 3 % colors];
    }
    RgbImage decoded = decoder.decode(TestPng.with(png, TestPng.chunk("PLTE", all))).pixels();
    for (int x = 0; x < 8; x++) {
      assertThat(decoded.sample(x, 0, 1)).isEqualTo(levels[x % colors] & 0xff);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_3BYTE_BGR})
  void leavesAsideThePaletteOfAnImageThatNamesNoColours(int type) throws Exception {
    byte[] png = TestPicture.encoded(TestPicture.image(type), "png");
    byte[] suggested = TestPng.with(png, TestPng.chunk("PLTE", new byte[3 * 256]));
    assertSame(decoder.decode(suggested).pixels(), decoder.decode(png).pixels());
  }

  @Test
  void rejectsPixelsThatEndEarlyInAFileThatDoesNot() {
    byte[] png = TestPicture.encoded("png");
    int pixels = new String(png, StandardCharsets.ISO_8859_1).indexOf("IDAT");
    byte[] few = Arrays.copyOfRange(png, pixels + 4, pixels + 4 + 20);
    byte[] file =
        TestPng.with(
            Arrays.copyOf(png, pixels - 4),
            TestPng.chunk("IDAT", few),
            TestPng.chunk("IEND", new byte[0]));
    assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> decoder.decode(file))
        .withMessageStartingWith("PNG: its pixels end before its image does")
        .extracting(RejectedImageException::reason)
        .isEqualTo(RejectReason.TRUNCATED);
  }

  @Test
  void passesOverManyEmptyChunks() throws Exception {
    byte[] png = TestPicture.encoded("png");
    byte[][] chunks = new byte[90_000][];
    for (int i = 0; i < chunks.length; i++) {
      chunks[i] =
          switch (i % 3) {
            case 0 -> TestPng.chunk("IDAT", new byte[0]);
            case 1 -> TestPng.chunk("tEXt", new byte[0]);
            default -> TestPng.chunk("p%03d".formatted(i % 1000), new byte[0]);
          };
    }
    RgbImage image = decoder.decode(TestPng.with(png, chunks)).pixels();
    assertThat(TestPicture.colorAt(image, 2, 2)).isEqualTo(Color.decode("#dc1e1e"));
    assertSame(image, decoder.decode(png).pixels());
  }

  private static void assertSame(RgbImage image, RgbImage other) {
    assertThat(image.width()).isEqualTo(other.width());
    for (int y = 0; y < other.height(); y++) {
      for (int x = 0; x < other.width(); x++) {
        assertThat(TestPicture.colorAt(image, x, y)).isEqualTo(TestPicture.colorAt(other, x, y));
      }
    }
  }
}
