package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.image.ReferenceImages.ReferenceImage;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** PNG files that end early, by the place of their end. */
class CutPngTest {
  private static final int SIGNATURE_BYTES = 8;
  private static final int FRAME_BYTES = 12;

  /** The checksum at the end of what is deflated, and before it the code that says that it ends. */
  private static final int BEHIND_THE_PIXELS = 4 + 2;

  private static final int ONE_IN = 12;

  private static final byte[] PNG =
      TestPng.with(
          TestPicture.encoded("png"),
          TestPng.chunk("tEXt", "Comment\0none".getBytes(StandardCharsets.ISO_8859_1)));

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @Test
  void withinTheSignatureItIsNoImageAtAll() {
    for (int length = 0; length < SIGNATURE_BYTES; length++) {
      assertThat(rejected(Arrays.copyOf(PNG, length)).reason()).isEqualTo(RejectReason.FOREIGN);
    }
  }

  /** Also between pixels and end: what is missing there may be the orientation. */
  @Test
  void withinAChunkOrBetweenTwoItIsTruncated() {
    for (int chunk = SIGNATURE_BYTES; chunk < PNG.length; chunk = end(chunk)) {
      String type = new String(PNG, chunk + 4, 4, StandardCharsets.ISO_8859_1);
      for (int length = chunk; length < end(chunk); length++) {
        assertThat(rejected(Arrays.copyOf(PNG, length)))
            .as("%d bytes into %s", length - chunk, type)
            .hasMessage(
                length - chunk < FRAME_BYTES
                    ? "PNG: it ends without its end chunk"
                    : "PNG: it ends in its chunk " + type)
            .extracting(RejectedImageException::reason)
            .isEqualTo(RejectReason.TRUNCATED);
      }
    }
  }

  /** In a file that is whole otherwise, checksums included. */
  @Test
  void withinItsPixelsItIsTruncated() throws Exception {
    List<ReferenceImage> images =
        ReferenceImages.all().stream().filter(image -> image.name().endsWith(".png")).toList();
    for (int i = 0; i < images.size(); i += ONE_IN) {
      ReferenceImage image = images.get(i);
      Pixels pixels = Pixels.of(image.encoded());
      double whole = image.difference(decoder.decode(image.encoded()).pixels());
      for (int length = 0; length < pixels.size(); length++) {
        byte[] cut = pixels.cutTo(length);
        String place = "%s with %d of %d".formatted(image.name(), length, pixels.size());
        try {
          RgbImage decoded = decoder.decode(cut).pixels();
          assertThat(length).as(place).isGreaterThanOrEqualTo(pixels.size() - BEHIND_THE_PIXELS);
          assertThat(image.difference(decoded)).as(place).isEqualTo(whole);
        } catch (RejectedImageException e) {
          assertThat(e.reason()).as("%s: %s", place, e).isEqualTo(RejectReason.TRUNCATED);
        }
      }
    }
  }

  /**
   * What a file has of deflated pixels.
   *
   * @param before the chunks before the first with pixels
   * @param deflated of all chunks with pixels
   */
  private record Pixels(byte[] before, byte[] deflated) {
    static Pixels of(byte[] png) {
      ByteBuffer file = ByteBuffer.wrap(png);
      byte[] before = null;
      byte[] deflated = new byte[0];
      for (int at = SIGNATURE_BYTES; at < png.length; at += FRAME_BYTES + file.getInt(at)) {
        if (new String(png, at + 4, 4, StandardCharsets.ISO_8859_1).equals("IDAT")) {
          before = before == null ? Arrays.copyOf(png, at) : before;
          byte[] data = Arrays.copyOfRange(png, at + 8, at + 8 + file.getInt(at));
          deflated = concatenated(deflated, data);
        }
      }
      return new Pixels(before, deflated);
    }

    int size() {
      return deflated.length;
    }

    byte[] cutTo(int length) {
      return concatenated(
          before,
          TestPng.chunk("IDAT", Arrays.copyOf(deflated, length)),
          TestPng.chunk("IEND", new byte[0]));
    }

    private static byte[] concatenated(byte[]... parts) {
      ByteBuffer all = ByteBuffer.allocate(Arrays.stream(parts).mapToInt(p -> p.length).sum());
      Arrays.stream(parts).forEach(all::put);
      return all.array();
    }
  }

  private static int end(int chunk) {
    return chunk + FRAME_BYTES + ByteBuffer.wrap(PNG).getInt(chunk);
  }

  private RejectedImageException rejected(byte[] encoded) {
    return assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> decoder.decode(encoded))
        .actual();
  }
}
