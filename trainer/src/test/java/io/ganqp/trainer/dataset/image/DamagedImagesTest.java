package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.fuzz.DamagedReads;
import java.io.IOException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever befell a file, it is an image within the limits or rejected, in bounded memory. */
class DamagedImagesTest {
  private static final int TRIES = 100;
  private static final ImageLimits LIMITS = new ImageLimits(1 << 20, 1 << 20, 4096);

  private final ImageDecoder decoder = new ImageDecoder(LIMITS);

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "png", "gif", "bmp"})
  void written(String format) {
    read(TestPicture.encoded(format), bytes -> bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"cmyk.jpg", "progressive.jpg", "lossy.webp", "lossless.webp", "transparent.webp"})
  void fixtures(String name) {
    read(TestPicture.fixture(name), bytes -> bytes);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "animated_alpha.webp",
        "exif_and_icc.webp",
        "animated.gif",
        "P3_255.pnm",
        "P4.pnm",
        "P6_1000.pnm"
      })
  void references(String name) throws IOException {
    read(reference(name), bytes -> bytes);
  }

  /** Behind the checksums. */
  @ParameterizedTest
  @ValueSource(strings = {"trns_3_4.png", "raw_profile_exif_iTXt.png", "icc_grey_linear.png"})
  void withChecksumsThatFit(String name) throws IOException {
    read(reference(name), bytes -> bytes.length < 8 ? bytes : TestPng.sealed(bytes));
  }

  @Test
  void nothing() {
    read(new byte[0], bytes -> bytes);
  }

  private static byte[] reference(String name) throws IOException {
    return ReferenceImages.all().stream()
        .filter(image -> image.name().equals(name))
        .findFirst()
        .orElseThrow()
        .encoded();
  }

  private void read(byte[] original, UnaryOperator<byte[]> mended) {
    new DamagedReads<>(
            original, bytes -> decode(mended.apply(bytes)), RejectedImageException.class, "")
        .readOrRefuse(TRIES);
  }

  private RgbImage decode(byte[] bytes) throws RejectedImageException {
    try {
      RgbImage image = decoder.decode(bytes).pixels();
      assertThat((long) image.width() * image.height()).isBetween(1L, LIMITS.pixels());
      return image;
    } catch (RejectedImageException e) {
      assertThat(e.reason()).isNotEqualTo(RejectReason.OUT_OF_MEMORY);
      throw e;
    }
  }
}
