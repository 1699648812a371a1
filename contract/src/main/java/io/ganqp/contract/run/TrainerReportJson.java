package io.ganqp.contract.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.run.TrainerReport.Best;
import io.ganqp.contract.run.TrainerReport.Checkpoint;
import io.ganqp.contract.run.TrainerReport.Evaluation;
import io.ganqp.contract.run.TrainerReport.Model;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A report as JSON, and the bounds of what is believed. */
final class TrainerReportJson {

  /** A report has some 1,000 characters. */
  static final int LONGEST = 1 << 16;

  private static final int DIGITS = 64;
  private static final String METRICS = "metrics";

  private static final JsonMapper JSON =
      JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  private TrainerReportJson() {}

  static byte[] write(TrainerReport report) {
    try {
      return JSON.writeValueAsString(report).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of plain values is always JSON", e);
    }
  }

  static Optional<TrainerReport> read(String text) {
    if (text == null || text.length() > LONGEST || !text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      JsonNode report = JSON.readTree(text);
      if (report instanceof ObjectNode fields) {
        leaveOutUnreadableMetrics(fields);
      }
      return Optional.of(JSON.treeToValue(report, TrainerReport.class))
          .filter(TrainerReportJson::isPossible);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** One metric that a later version describes in another way must not hide all the rest. */
  private static void leaveOutUnreadableMetrics(ObjectNode report) {
    if (report.get(METRICS) instanceof ObjectNode metrics) {
      metrics.properties().removeIf(metric -> !isReadable(metric.getKey(), metric.getValue()));
    } else {
      report.remove(METRICS);
    }
  }

  private static boolean isReadable(String name, JsonNode metric) {
    try {
      Evaluation evaluation = JSON.treeToValue(metric, Evaluation.class);
      return isName(name)
          && evaluation != null
          && isCount(evaluation.iteration())
          && isShort(evaluation.extractor());
    } catch (JsonProcessingException e) {
      return false;
    }
  }

  /** Whether a run can be like that, and a status say it. */
  private static boolean isPossible(TrainerReport report) {
    return isCount(report.iteration())
        && isCount(report.iterations())
        && isCount(report.pace().etaSeconds())
        && isPossible(report.lastCheckpoint())
        && isPossible(report.model())
        && isPossible(report.best())
        && isName(report.judge());
  }

  private static boolean isPossible(Checkpoint checkpoint) {
    return checkpoint == null || isCount(checkpoint.iteration());
  }

  private static boolean isPossible(Model model) {
    return model == null || isCount(model.iteration());
  }

  private static boolean isPossible(Best best) {
    return best == null
        || (isCount(best.iteration()) && isName(best.metric()) && isShort(best.extractor()));
  }

  private static boolean isCount(Long number) {
    return number == null || (number >= 0 && number <= Integer.MAX_VALUE);
  }

  private static boolean isShort(String digest) {
    return digest == null || digest.length() <= DIGITS;
  }

  private static boolean isName(String metric) {
    return metric == null || metric.length() <= MetricValue.LONGEST_NAME;
  }
}
