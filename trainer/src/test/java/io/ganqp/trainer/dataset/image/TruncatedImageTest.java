package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.image.ReferenceImages.ReferenceImage;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that end early, at each of their bytes. */
class TruncatedImageTest {
  private static final int ONE_IN = 12;

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @ParameterizedTest
  @ValueSource(strings = {".jpg", ".png", ".gif", ".bmp", ".pnm", ".webp"})
  void isLeftOutOrHasAllItsPixels(String suffix) throws Exception {
    List<ReferenceImage> images =
        ReferenceImages.all().stream().filter(image -> image.name().endsWith(suffix)).toList();
    for (int i = 0; i < images.size(); i += ONE_IN) {
      ReferenceImage image = images.get(i);
      double whole = image.difference(decoder.decode(image.encoded()).pixels());
      for (int length = 0; length < image.encoded().length; length++) {
        byte[] part = Arrays.copyOf(image.encoded(), length);
        try {
          assertThat(image.difference(decoder.decode(part).pixels()))
              .as("%s cut to %d of %d bytes", image.name(), length, image.encoded().length)
              .isEqualTo(whole);
        } catch (RejectedImageException e) {
          // Cut within its first bytes, it may be taken for no image at all.
          assertThat(e.reason() == RejectReason.FOREIGN && length > 16)
              .as("%s cut to %d: %s", image.name(), length, e.getMessage())
              .isFalse();
        }
      }
    }
  }
}
