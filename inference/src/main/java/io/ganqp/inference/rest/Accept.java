package io.ganqp.inference.rest;

import io.ganqp.inference.image.ImageFormat;
import java.util.Locale;
import java.util.Optional;

/** Chooses an image format by an Accept header (RFC 9110, section 12.5.1). */
final class Accept {
  private Accept() {}

  /**
   * The format that the client prefers; PNG among equals. Ranges that do not parse count for
   * nothing.
   *
   * @param header as sent; empty if there was none
   * @return empty if neither is acceptable
   */
  static Optional<ImageFormat> prefer(String header) {
    if (header.isBlank()) {
      return Optional.of(ImageFormat.PNG);
    }
    ImageFormat best = null;
    double bestWeight = 0;
    for (ImageFormat format : ImageFormat.values()) {
      double weight = weight(header, format.mediaType());
      if (weight > bestWeight) {
        best = format;
        bestWeight = weight;
      }
    }
    return Optional.ofNullable(best);
  }

  /** The weight of the most specific range that covers the type; 0 if none does. */
  private static double weight(String header, String mediaType) {
    double weight = 0;
    int specificity = -1;
    for (String element : header.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = element.split(";", -1);
      int covers = specificity(parts[0].strip(), mediaType);
      if (covers > specificity) {
        specificity = covers;
        weight = quality(parts);
      }
    }
    return weight;
  }

  private static int specificity(String range, String mediaType) {
    if (range.equals(mediaType)) {
      return 2;
    }
    if (range.equals("image/*")) {
      return 1;
    }
    return range.equals("*/*") ? 0 : -1;
  }

  private static double quality(String[] parts) {
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].strip();
      if (parameter.startsWith("q=")) {
        String value = parameter.substring(2);
        return value.matches("0(\\.[0-9]{0,3})?|1(\\.0{0,3})?") ? Double.parseDouble(value) : 0;
      }
    }
    return 1;
  }
}
