package io.ganqp.operator.training;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;
import java.util.Optional;

/**
 * What a trainer says of itself, by {@code GET /progress} and in the termination message of its
 * container: the fields that the two have in common. What it does not know is null.
 *
 * @param state where the run stands, in one word
 * @param iteration the last iteration finished
 * @param iterations the last iteration to do
 * @param etaSeconds seconds to go
 * @param imagesPerSecond real images trained on per second
 * @param criticLoss what the critic minimises
 * @param generatorLoss what the generator minimises
 * @param metrics the latest value of each evaluated metric, by its name
 * @param lastCheckpoint the latest complete checkpoint
 * @param best the best generator in the store
 * @param message how the run ended, once it has
 */
@JsonIgnoreProperties(ignoreUnknown = true)
record TrainerReport(
    String state,
    Long iteration,
    Long iterations,
    Long etaSeconds,
    Double imagesPerSecond,
    Double criticLoss,
    Double generatorLoss,
    Map<String, Evaluation> metrics,
    Checkpoint lastCheckpoint,
    Best best,
    String message) {

  /** That a status has room for. */
  private static final int LONGEST_NAME = 64;

  private static final ObjectReader JSON = new JsonMapper().readerFor(TrainerReport.class);

  TrainerReport {
    metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
  }

  /** A value of a metric, and the iteration of the generator that has it. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Evaluation(long iteration, Double value) {}

  /** A complete checkpoint. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Checkpoint(long iteration, String uri) {}

  /** An exported generator, and what it was judged by. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Best(String sha256, long iteration, String metric, Double value) {}

  /** Reads a report; empty where {@code text} is none, such as the last lines of a log. */
  static Optional<TrainerReport> parse(String text) {
    if (text == null || !text.startsWith("{")) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.<TrainerReport>readValue(text)).filter(TrainerReport::isPossible);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** Whether it has not begun its first iteration: it reads its dataset, or a checkpoint. */
  boolean isStarting() {
    return "Starting".equals(state);
  }

  /** Whether a status can say it; an image of somebody's own may report anything. */
  private boolean isPossible() {
    return isCount(iteration)
        && isCount(etaSeconds)
        && isCount(lastCheckpoint == null ? null : (Long) lastCheckpoint.iteration())
        && (best == null || isName(best.metric()))
        && metrics.keySet().stream().allMatch(TrainerReport::isName);
  }

  private static boolean isCount(Long number) {
    return number == null || (number >= 0 && number <= Integer.MAX_VALUE);
  }

  private static boolean isName(String metric) {
    return metric == null || metric.length() <= LONGEST_NAME;
  }
}
