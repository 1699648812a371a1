package io.ganqp.trainer.dataset.image;

import static io.ganqp.trainer.dataset.image.TestPicture.BLUE;
import static io.ganqp.trainer.dataset.image.TestPicture.GREEN;
import static io.ganqp.trainer.dataset.image.TestPicture.RED;
import static io.ganqp.trainer.dataset.image.TestPicture.YELLOW;
import static io.ganqp.trainer.dataset.image.TestPicture.assertQuadrants;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OrientationTest {
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  /** Exif 2.32: what the 0th row and the 0th column of the stored image are when it is upright. */
  static Stream<Arguments> orientations() {
    return Stream.of(
        Arguments.of(1, false, new Color[] {RED, GREEN, BLUE, YELLOW}), // top, left
        Arguments.of(2, false, new Color[] {GREEN, RED, YELLOW, BLUE}), // top, right
        Arguments.of(3, false, new Color[] {YELLOW, BLUE, GREEN, RED}), // bottom, right
        Arguments.of(4, false, new Color[] {BLUE, YELLOW, RED, GREEN}), // bottom, left
        Arguments.of(5, true, new Color[] {RED, BLUE, GREEN, YELLOW}), // left, top
        Arguments.of(6, true, new Color[] {BLUE, RED, YELLOW, GREEN}), // right, top
        Arguments.of(7, true, new Color[] {YELLOW, GREEN, BLUE, RED}), // right, bottom
        Arguments.of(8, true, new Color[] {GREEN, YELLOW, RED, BLUE})); // left, bottom
  }

  @ParameterizedTest
  @MethodSource("orientations")
  void turnsPhotographsUpright(int orientation, boolean onItsSide, Color[] upright)
      throws Exception {
    RgbImage image = decoder.decode(photograph(exif(orientation))).pixels();
    assertThat(image.width()).isEqualTo(onItsSide ? 32 : 48);
    assertQuadrants(image, 6, upright);
  }

  @Test
  void takesAPhotographWithDamagedExifAsItIs() throws Exception {
    byte[] exif = exif(6);
    Arrays.fill(exif, 10, exif.length, (byte) 0xee);
    assertQuadrants(decoder.decode(photograph(exif)).pixels(), 6, RED, GREEN, BLUE, YELLOW);
  }

  private static byte[] photograph(byte[] exif) {
    byte[] jpeg = TestPicture.encoded("jpg");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.write(jpeg, 0, 2);
    bytes.writeBytes(
        ByteBuffer.allocate(4)
            .putShort((short) 0xffe1)
            .putShort((short) (exif.length + 2))
            .array());
    bytes.writeBytes(exif);
    bytes.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }

  private static byte[] exif(int orientation) {
    return ByteBuffer.allocate(32)
        .put("Exif\0\0MM\0*".getBytes(StandardCharsets.ISO_8859_1))
        .putInt(8)
        .putShort((short) 1)
        .putShort((short) 0x0112)
        .putShort((short) 3)
        .putInt(1)
        .putShort((short) orientation)
        .putShort((short) 0)
        .putInt(0)
        .array();
  }
}
