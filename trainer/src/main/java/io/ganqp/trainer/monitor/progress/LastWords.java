package io.ganqp.trainer.monitor.progress;

import io.ganqp.contract.run.TrainerReport;
import java.util.Map;

/**
 * A report of a run that has ended, in as many bytes as there is room for. Too long a message is
 * cut at a character and ends in "…"; if that is not enough the metrics go too, the one that judges
 * last, and URIs.
 */
final class LastWords {
  private static final int ROOM_FOR_MESSAGE = 512;
  private static final String ELLIPSIS = "…";

  private final TrainerReport report;
  private final int exitCode;
  private final int room;

  /**
   * What is left to say.
   *
   * @param report of a run that has ended
   * @param exitCode of its process
   * @param room for it in bytes
   */
  LastWords(TrainerReport report, int exitCode, int room) {
    this.report = report;
    this.exitCode = exitCode;
    this.room = room;
  }

  /** How much is said. */
  private enum Detail {
    ALL,
    JUDGE_ALONE,
    WITHOUT_METRICS,
    WITHOUT_LOCATIONS
  }

  /** The report in UTF-8. */
  byte[] encode() {
    for (Detail detail : Detail.values()) {
      if (encode("", detail).length <= room - ROOM_FOR_MESSAGE) {
        return fitted(detail);
      }
    }
    return fitted(Detail.WITHOUT_LOCATIONS);
  }

  /** With as much of the message as there is room for. */
  private byte[] fitted(Detail detail) {
    String message = report.message();
    byte[] whole = encode(message, detail);
    if (whole.length <= room) {
      return whole;
    }
    int fits = 0;
    int tooMany = message.codePointCount(0, message.length());
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (encode(cut(message, middle), detail).length <= room) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return encode(cut(message, fits), detail);
  }

  private static String cut(String message, int codePoints) {
    return message.substring(0, message.offsetByCodePoints(0, codePoints)) + ELLIPSIS;
  }

  private byte[] encode(String message, Detail detail) {
    boolean located = detail != Detail.WITHOUT_LOCATIONS;
    return new TrainerReport(
            null,
            report.state(),
            exitCode,
            null,
            report.iteration(),
            report.iterations(),
            null,
            null,
            metrics(detail),
            report.judge(),
            located ? report.lastCheckpoint() : null,
            located ? report.model() : digest(report.model()),
            report.best(),
            null,
            null,
            message)
        .toJson();
  }

  private Map<String, TrainerReport.Evaluation> metrics(Detail detail) {
    return switch (detail) {
      case ALL -> report.metrics();
      case JUDGE_ALONE ->
          report.judged().map(one -> Map.of(one.getKey(), one.getValue())).orElseGet(Map::of);
      case WITHOUT_METRICS, WITHOUT_LOCATIONS -> Map.of();
    };
  }

  private static TrainerReport.Model digest(TrainerReport.Model model) {
    return model == null ? null : new TrainerReport.Model(model.sha256(), model.iteration(), null);
  }
}
