package io.ganqp.trainer.dataset.image;

import io.ganqp.trainer.dataset.image.codec.PixelRows;
import io.ganqp.trainer.dataset.image.codec.StoredImage;
import io.ganqp.trainer.dataset.image.color.ProfileConversion;
import java.io.IOException;
import java.util.Optional;

/**
 * From the samples of a file to sRGB on white, a row at a time. Where no profile says otherwise,
 * grey and RGB are taken for sRGB as they are, and inks for subtractive: (1 − C)(1 − K).
 */
final class SrgbConversion {
  private final PixelRows rows;
  private final Optional<ProfileConversion> profile;
  private final int width;
  private final int channels;
  private final byte[] stored;
  private final byte[] colors;
  private final byte[] rgb;

  private SrgbConversion(PixelRows rows, Optional<ProfileConversion> profile, int width) {
    this.rows = rows;
    this.profile = profile;
    this.width = width;
    this.channels = rows.kind().channels();
    this.stored = new byte[width * rows.channels()];
    this.colors = rows.alpha() ? new byte[width * channels] : stored;
    this.rgb = channels == 3 && profile.isEmpty() ? colors : new byte[3 * width];
  }

  static RgbImage toRgb(StoredImage image) throws IOException {
    PixelRows rows = image.decode();
    Optional<ProfileConversion> profile =
        image.profile().flatMap(icc -> ProfileConversion.of(icc, rows.kind().channels()));
    int width = image.size().width();
    int height = image.size().height();
    SrgbConversion conversion = new SrgbConversion(rows, profile, width);
    byte[] samples = new byte[Math.multiplyExact(3 * width, height)];
    for (int y = 0; y < height; y++) {
      conversion.row(y);
      System.arraycopy(
          conversion.rgb, 0, samples, y * conversion.rgb.length, conversion.rgb.length);
    }
    return new RgbImage(width, height, samples);
  }

  private void row(int y) throws IOException {
    rows.read(y, stored);
    if (rows.alpha()) {
      separateColors();
    }
    if (profile.isPresent()) {
      profile.get().convert(colors, rgb, width);
    } else if (channels == 1) {
      for (int i = 0; i < rgb.length; i++) {
        rgb[i] = colors[i / 3];
      }
    } else if (channels == 4) {
      mixInks();
    }
    if (rows.alpha()) {
      layOnWhite();
    }
  }

  private void separateColors() {
    for (int x = 0; x < width; x++) {
      System.arraycopy(stored, x * (channels + 1), colors, x * channels, channels);
    }
  }

  private void mixInks() {
    for (int x = 0; x < width; x++) {
      int light = 255 - (colors[4 * x + 3] & 0xff);
      for (int ink = 0; ink < 3; ink++) {
        int left = 255 - (colors[4 * x + ink] & 0xff);
        rgb[3 * x + ink] = (byte) ((left * light + 127) / 255);
      }
    }
  }

  private void layOnWhite() {
    for (int x = 0; x < width; x++) {
      int alpha = stored[x * (channels + 1) + channels] & 0xff;
      for (int i = 3 * x; i < 3 * x + 3; i++) {
        rgb[i] = (byte) (((rgb[i] & 0xff) * alpha + 255 * (255 - alpha) + 127) / 255);
      }
    }
  }
}
