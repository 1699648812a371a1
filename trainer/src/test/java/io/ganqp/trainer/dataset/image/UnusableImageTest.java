package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnusableImageTest {
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(
      strings = {"", "P", "<svg/>", "some notes about the data\n", "II*\0tiff", "\u0000\u0000"})
  void rejectsForeignFiles(String content) {
    RejectedImageException rejected = rejected(content.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(rejected.reason()).isEqualTo(RejectReason.FOREIGN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "gif", "bmp", "lossless.webp", "lossy.webp", "cmyk.jpg"})
  void rejectsFilesThatEndEarly(String name) {
    byte[] whole = name.contains(".") ? TestPicture.fixture(name) : TestPicture.encoded(name);
    for (int percent : new int[] {10, 50, 75}) {
      byte[] part = Arrays.copyOf(whole, Math.max(16, whole.length * percent / 100));
      assertThat(rejected(part).reason())
          .as("%s cut to %d of %d bytes", name, part.length, whole.length)
          .isIn(RejectReason.TRUNCATED, RejectReason.BROKEN);
    }
  }

  @Test
  void rejectsAnymapsThatEndEarly() {
    byte[] part = "P6\n20 20\n255\n0123456789".getBytes(StandardCharsets.US_ASCII);
    assertThat(rejected(part).reason()).isEqualTo(RejectReason.TRUNCATED);
  }

  @Test
  void rejectsDecompressionBombsByTheirHeader() {
    byte[] png = TestPicture.encoded("png");
    ByteBuffer header = ByteBuffer.wrap(png);
    header.putInt(16, 60_000).putInt(20, 60_000);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    header.putInt(29, (int) crc.getValue());
    RejectedImageException rejected = rejected(png);
    assertThat(rejected.reason()).isEqualTo(RejectReason.TOO_MANY_PIXELS);
    assertThat(rejected).hasMessage("60000×60000 pixels, the limit is 50,000,000");

    byte[] anymap = "P6\n99999 99999\n255\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(rejected(anymap).reason()).isEqualTo(RejectReason.TOO_MANY_PIXELS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "png",
        "jpg",
        "gif",
        "bmp",
        "lossless.webp",
        "lossy.webp",
        "cmyk.jpg",
        "progressive.jpg"
      })
  void neverFailsOtherwiseThanByRejecting(String name) {
    byte[] whole = name.contains(".") ? TestPicture.fixture(name) : TestPicture.encoded(name);
    SplittableRandom random = new SplittableRandom(7);
    int decoded = 0;
    for (int round = 0; round < 60; round++) {
      byte[] damaged = whole.clone();
      for (int flips = 1 + round % 8; flips > 0; flips--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      try {
        decoder.decode(damaged);
        decoded++;
      } catch (RejectedImageException e) {
        assertThat(e.getMessage()).isNotBlank();
      }
    }
    assertThat(decoded).isLessThan(60);
  }

  private RejectedImageException rejected(byte[] encoded) {
    return assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> decoder.decode(encoded))
        .actual();
  }
}
