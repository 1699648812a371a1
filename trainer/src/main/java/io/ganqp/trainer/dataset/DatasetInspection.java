package io.ganqp.trainer.dataset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a source holds.
 *
 * @param source what was inspected
 * @param resolution rows and columns that it was inspected for
 * @param images usable images
 * @param duplicates images beyond the first of each content
 * @param enlarged images smaller than the resolution, which would be scaled up
 * @param formats images of each format
 * @param widths columns, before crop and scaling
 * @param heights rows, before crop and scaling
 * @param rejects files left out
 */
public record DatasetInspection(
    String source,
    int resolution,
    long images,
    long duplicates,
    long enlarged,
    Map<String, Long> formats,
    SizeRange widths,
    SizeRange heights,
    Rejects rejects) {
  private static final int NAMED_REJECTS = 20;

  /** Smallest, median and largest; all 0 where there are no images. */
  public record SizeRange(int minimum, int median, int maximum) {
    static SizeRange of(int... sizes) {
      int[] sorted = Arrays.stream(sizes).sorted().toArray();
      return sorted.length == 0
          ? new SizeRange(0, 0, 0)
          : new SizeRange(sorted[0], sorted[(sorted.length - 1) / 2], sorted[sorted.length - 1]);
    }

    @Override
    public String toString() {
      return minimum + " … " + maximum + ", median " + median;
    }
  }

  /** A report for people, several lines. */
  public String text() {
    return """
        source       %s
        images       %d (%s)
        width        %s
        height       %s
        duplicates   %d
        enlarged     %d smaller than %d pixels
        rejects      %s
        """
            .formatted(
                source,
                images,
                formats.entrySet().stream()
                    .map(format -> format.getValue() + " " + format.getKey())
                    .collect(Collectors.joining(", ")),
                widths,
                heights,
                duplicates,
                enlarged,
                resolution,
                rejects.summary())
        + rejects.listing(NAMED_REJECTS);
  }

  /** The same as JSON, with up to {@value Rejects#LISTED} rejects. */
  public String json() {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build()
          .writeValueAsString(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and texts have a JSON form", e);
    }
  }
}
