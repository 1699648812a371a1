package io.ganqp.trainer.comparison.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that {@code ganqp evaluate} gave of a model.
 *
 * @param metric name of it
 * @param against which real images: {@code holdout} or {@code training}
 * @param better {@code lower} or {@code higher}
 * @param value of the metric; null where it has none
 * @param standardError of the value; null where it is not known
 * @param floor what one half of the real images measures against the other; null where not known
 * @param reservation why the value is missing or not meaningful; null if it is
 * @param extractor whose features are compared; null for a metric by the images themselves
 */
record Reading(
    String metric,
    String against,
    String better,
    Double value,
    Double standardError,
    Double floor,
    String reservation,
    String extractor) {

  /** All of some reports. */
  static List<Reading> of(JsonNode reports) {
    List<Reading> readings = new ArrayList<>();
    for (JsonNode report : reports.isArray() ? reports : List.of(reports)) {
      String against = report.path("dataset").path("against").asText();
      for (JsonNode value : report.path("metrics")) {
        readings.add(
            new Reading(
                value.path("name").asText(),
                against,
                value.path("better").asText(),
                number(value.path("value")),
                number(value.path("standardError")),
                number(value.path("floor").path("value")),
                text(value.path("reservation")),
                text(value.path("extractor").path("name"))));
      }
    }
    return List.copyOf(readings);
  }

  /** Whether the value says something. */
  @JsonIgnore
  boolean isMeaningful() {
    return value != null && reservation == null;
  }

  private static Double number(JsonNode node) {
    return node.isNumber() ? (Double) node.doubleValue() : null;
  }

  private static String text(JsonNode node) {
    return node.isTextual() ? node.asText() : null;
  }
}
