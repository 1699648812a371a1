package io.ganqp.trainer.dataset.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of kinds that aren't read are named, with a remedy. */
class UnsupportedImageTest {
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  static Stream<Arguments> foreign() {
    return Stream.of(
        Arguments.of("II*\0", "TIFF"),
        Arguments.of("MM\0*", "TIFF"),
        Arguments.of("\0\0\0\u0018ftypheic", "HEIC"),
        Arguments.of("\0\0\0\u0018ftypmif1", "HEIC"),
        Arguments.of("\0\0\0\u001cftypavif", "AVIF"),
        Arguments.of("\u00ff\n", "JPEG XL"),
        Arguments.of("\0\0\0\014jP  \r\n", "JPEG 2000"),
        Arguments.of("8BPS", "PSD"),
        Arguments.of("<svg ", "SVG"),
        Arguments.of("%PDF-1.7", "PDF"),
        Arguments.of("P7\n", "PAM"));
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void namesOtherFormats(String beginning, String name) {
    RejectedImageException rejected = rejected((beginning + "rest of it").getBytes(ISO_8859_1));
    assertThat(rejected.reason()).isEqualTo(RejectReason.FOREIGN);
    assertThat(rejected).hasMessage(name + " isn't read: convert it to JPEG or PNG");
  }

  @ParameterizedTest
  @CsvSource({
    "c3, 8, lossless JPEG",
    "c7, 8, hierarchical JPEG",
    "c9, 8, JPEG with arithmetic coding",
    "c1, 12, JPEG with 12 bits per sample"
  })
  void namesKindsOfJpeg(String marker, int bits, String kind) {
    byte[] jpeg = TestPicture.encoded("jpg");
    int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
    jpeg[frame + 1] = (byte) Integer.parseInt(marker, 16);
    jpeg[frame + 4] = (byte) bits;
    RejectedImageException rejected = rejected(jpeg);
    assertThat(rejected.reason()).isEqualTo(RejectReason.FOREIGN);
    assertThat(rejected)
        .hasMessage("JPEG: " + kind + " isn't read: convert it to JPEG or PNG of 8 bits");
  }

  @ParameterizedTest
  @CsvSource({"24, 4", "24, 5", "2, 0"})
  void namesKindsOfBmp(int bits, int compression) {
    byte[] bmp = TestPicture.encoded("bmp");
    ByteBuffer.wrap(bmp)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putShort(28, (short) bits)
        .putInt(30, compression);
    RejectedImageException rejected = rejected(bmp);
    assertThat(rejected.reason()).isEqualTo(RejectReason.FOREIGN);
    assertThat(rejected)
        .hasMessageContaining(bits + " bits per pixel and compression " + compression);
  }

  private RejectedImageException rejected(byte[] encoded) {
    return assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> decoder.decode(encoded))
        .actual();
  }
}
