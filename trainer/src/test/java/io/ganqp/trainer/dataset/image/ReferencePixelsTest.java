package io.ganqp.trainer.dataset.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.image.ReferenceImages.ReferenceImage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every format, in all its modes, against the pixels of libjpeg-turbo, libwebp, zlib and Little
 * CMS, which {@code reference/generate.py} stored.
 */
class ReferencePixelsTest {
  /** Conversions by profile are rounded otherwise by other versions of Little CMS. */
  private static final double BY_PROFILE = 0.05;

  /** So are tables of inks, and chroma between its samples by the JDK's own libjpeg. */
  private static final double OF_JPEG = 1;

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @Test
  void decodesToThePixelsOfTheReferenceDecoders() throws Exception {
    List<ReferenceImage> images = ReferenceImages.all();
    Map<String, Double> largest = new TreeMap<>();
    for (ReferenceImage image : images) {
      DecodedImage decoded = decoder.decode(image.encoded());
      double difference = image.difference(decoded.pixels());
      assertThat(difference).as(image.name()).isLessThanOrEqualTo(tolerance(image, decoded));
      largest.merge(decoded.format(), difference, Math::max);
    }
    System.out.println("Largest mean difference of " + images.size() + " images: " + largest);
    assertThat(images).hasSizeGreaterThan(600);
    assertThat(largest).containsOnlyKeys("BMP", "GIF", "JPEG", "PNG", "PNM", "WEBP");
  }

  private static double tolerance(ReferenceImage image, DecodedImage decoded) {
    if (decoded.format().equals("JPEG")) {
      return OF_JPEG;
    }
    return image.name().contains("icc") ? BY_PROFILE : 0;
  }
}
