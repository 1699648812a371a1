package io.ganqp.trainer.dataset.image.codec;

import java.util.Arrays;
import java.util.regex.Pattern;

/** Formats of images that are known and not read, so that a message can name them. */
public enum ForeignFormat {
  TIFF("II[*+]\0|MM\0[*+]"),
  HEIC(".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)"),
  AVIF(".{4}ftypavi[fs]"),
  JPEG_XL("\u00ff\n|\0\0\0\014JXL "),
  JPEG_2000("\0\0\0\014jP  |\u00ffO\u00ffQ"),
  JPEG_XR("II\u00bc"),
  PSD("8BPS"),
  ICO("\0\0[\u0001\u0002]\0"),
  PDF("%PDF-"),
  SVG("\\s*<svg"),
  QOI("qoif"),
  DDS("DDS "),
  OPENEXR("v/1\u0001"),
  RADIANCE("#\\?R"),
  PAM("P7\n"),
  PFM("P[Ff]\n"),
  CAMERA_RAW("FUJIFILMCCD|IIU\0|IIRO|.{4}ftypcrx ");

  private final Pattern beginning;

  ForeignFormat(String beginning) {
    this.beginning = Beginning.of(beginning);
  }

  /** What a file is that isn't read, and the remedy, for people. */
  public static String describe(byte[] encoded) {
    if (encoded.length == 0) {
      return "empty file";
    }
    return Arrays.stream(values())
        .filter(format -> Beginning.fits(format.beginning, encoded))
        .findFirst()
        .map(format -> format.name().replace('_', ' ') + " isn't read: convert it to JPEG or PNG")
        .orElse("not JPEG, PNG, GIF, BMP, WebP, PBM, PGM or PPM");
  }
}
