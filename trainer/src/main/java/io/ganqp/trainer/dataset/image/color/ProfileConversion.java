package io.ganqp.trainer.dataset.image.color;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.stream.IntStream;

/** Converts samples from the colours of an ICC profile to sRGB, by Little CMS. Not thread-safe. */
public final class ProfileConversion {
  private static final int HEADER_BYTES = 128;
  private static final int PROBE_STEPS = 17;

  private final ColorConvertOp operation;
  private final int channels;

  private ProfileConversion(ICC_Profile profile) {
    ICC_Profile[] path = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
    this.operation = new ColorConvertOp(path, null);
    this.channels = profile.getNumComponents();
  }

  /**
   * The conversion that a profile asks for. Empty where it changes nothing that 8 bits can tell (by
   * one of 255 at most, as sRGB's own profiles do), where it is made for other samples, or where it
   * is damaged: then the samples are taken for sRGB, as browsers and Pillow do.
   *
   * @param channels samples of a pixel: 1 for grey, 3 for RGB, 4 for CMYK
   */
  public static Optional<ProfileConversion> of(byte[] profile, int channels) {
    if (profile.length < HEADER_BYTES) {
      return Optional.empty();
    }
    try {
      ICC_Profile parsed = ICC_Profile.getInstance(withTrueSize(profile));
      if (parsed.getColorSpaceType() != colorSpace(channels)) {
        return Optional.empty();
      }
      ProfileConversion conversion = new ProfileConversion(parsed);
      return conversion.changesNothing() ? Optional.empty() : Optional.of(conversion);
    } catch (IllegalArgumentException | CMMException | ArrayIndexOutOfBoundsException e) {
      return Optional.empty();
    }
  }

  /** What the header says counts for nothing in Little CMS, and for much in Java. */
  private static byte[] withTrueSize(byte[] profile) {
    byte[] copy = profile.clone();
    ByteBuffer.wrap(copy).putInt(profile.length);
    return copy;
  }

  private static int colorSpace(int channels) {
    return switch (channels) {
      case 1 -> ColorSpace.TYPE_GRAY;
      case 3 -> ColorSpace.TYPE_RGB;
      default -> ColorSpace.TYPE_CMYK;
    };
  }

  /** Tried on a grid over all colours. */
  private boolean changesNothing() {
    if (channels == 4) {
      return false;
    }
    int pixels = IntStream.range(0, channels).reduce(1, (all, channel) -> all * PROBE_STEPS);
    byte[] grid = new byte[pixels * channels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      int rest = pixel;
      for (int channel = 0; channel < channels; channel++) {
        grid[pixel * channels + channel] = (byte) (rest % PROBE_STEPS * 255 / (PROBE_STEPS - 1));
        rest /= PROBE_STEPS;
      }
    }
    byte[] rgb = new byte[3 * pixels];
    convert(grid, rgb, pixels);
    return IntStream.range(0, rgb.length)
        .allMatch(i -> Math.abs((rgb[i] & 0xff) - (grid[channels == 3 ? i : i / 3] & 0xff)) <= 1);
  }

  /**
   * Converts pixels.
   *
   * @param samples [pixels · channels]; of CMYK, amounts of ink
   * @param rgb [pixels · 3]
   */
  public void convert(byte[] samples, byte[] rgb, int pixels) {
    operation.filter(raster(samples, channels, pixels), raster(rgb, 3, pixels));
  }

  private static WritableRaster raster(byte[] samples, int channels, int pixels) {
    int[] offsets = IntStream.range(0, channels).toArray();
    DataBuffer buffer = new DataBufferByte(samples, samples.length);
    return Raster.createInterleavedRaster(
        buffer, pixels, 1, pixels * channels, channels, offsets, null);
  }
}
