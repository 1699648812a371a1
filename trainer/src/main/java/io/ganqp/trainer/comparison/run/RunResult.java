package io.ganqp.trainer.comparison.run;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.trainer.comparison.plan.PlannedRun;
import io.ganqp.trainer.training.StoredTraining;
import java.util.Optional;

/**
 * How a training of a comparison went.
 *
 * @param run that it is of
 * @param outcome of it
 * @param message why it is not complete; empty where it is
 * @param stored what its store says of it; empty where there is nothing
 * @param last model of the last iteration, measured; empty if it is not complete
 * @param best model that the training chose; empty if it is not complete
 */
public record RunResult(
    PlannedRun run,
    Outcome outcome,
    String message,
    Optional<StoredTraining> stored,
    Optional<MeasuredModel> last,
    Optional<MeasuredModel> best) {

  /** The ways for a training to end. */
  public enum Outcome {
    /** Trained and measured. */
    COMPLETE("complete"),
    /** Its numbers ceased to be finite, and going back did not help. */
    DIVERGED("diverged"),
    /** Something else failed; the next try may succeed. */
    FAILED("failed"),
    /** Not done yet. */
    PENDING("pending");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    /** Its name in JSON. */
    public String word() {
      return word;
    }
  }

  /**
   * A model, and what {@code ganqp evaluate} says of it.
   *
   * @param sha256 digest of its file
   * @param iteration after which it was exported
   * @param report as JSON
   */
  public record MeasuredModel(String sha256, long iteration, JsonNode report) {}
}
