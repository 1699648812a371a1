package io.ganqp.trainer.monitor.page;

import java.util.Arrays;
import java.util.List;

/**
 * Counts as a small bar chart within a line; the largest fills its height.
 *
 * @param description in words, for those who don't see it
 */
public record Bars(String description, List<Long> counts) implements Block {

  private static final int WIDTH = 5;
  private static final int HEIGHT = 28;

  /** What is there at all is seen. */
  private static final double LEAST = 1;

  /** Counts in their order. */
  public static Bars of(String description, long[] counts) {
    return new Bars(description, Arrays.stream(counts).boxed().toList());
  }

  public Bars {
    counts = List.copyOf(counts);
  }

  @Override
  public String html() {
    long largest = counts.stream().mapToLong(Long::longValue).max().orElse(0);
    StringBuilder html = new StringBuilder();
    html.append(
        "<svg class=\"bars\" viewBox=\"0 0 %1$d %2$d\" width=\"%1$d\" height=\"%2$d\" role=\"img\" aria-label=\"%3$s\">"
            .formatted(WIDTH * counts.size(), HEIGHT, Html.escape(description)));
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) > 0) {
        double height = Math.max(LEAST, (double) HEIGHT * counts.get(i) / largest);
        html.append(
            "<rect x=\"%d\" y=\"%s\" width=\"%d\" height=\"%s\"/>"
                .formatted(
                    WIDTH * i, Html.number(HEIGHT - height), WIDTH - 1, Html.number(height)));
      }
    }
    return html.append("</svg>").toString();
  }
}
