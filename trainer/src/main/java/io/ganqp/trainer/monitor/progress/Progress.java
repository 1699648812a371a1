package io.ganqp.trainer.monitor.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Map;

/**
 * Where a run stands, as {@code GET /progress} gives it. What is not known yet, or is not finite,
 * is null and left out of the JSON.
 *
 * @param state one word
 * @param namespace namespace of the training
 * @param name name of the training
 * @param uid its unique id
 * @param engine what computes the networks
 * @param device what it computes on
 * @param resolution height and width of a face in pixels
 * @param iteration the last iteration finished, by this or an earlier process
 * @param iterations the last iteration
 * @param percent {@code iteration} of {@code iterations}, rounded down to two decimals: 100 means
 *     done
 * @param etaSeconds seconds to go, at the mean rate of this process
 * @param imagesPerSecond real images trained on per second, over the last iterations
 * @param criticLoss what the critic minimises
 * @param generatorLoss what the generator minimises
 * @param scoreDifference mean ΔT
 * @param lipschitzRatio mean |ΔT| / (λ d)
 * @param metrics the latest value of each evaluated metric
 * @param lastCheckpoint the latest complete checkpoint
 * @param model the latest exported generator
 * @param best the best generator in the store
 * @param resumedFrom iteration of the checkpoint that this process began with; 0 for a fresh run
 * @param rollbacks times that this process went back to a checkpoint because a figure was not
 *     finite
 * @param message how the run ended, once it has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Progress(
    State state,
    String namespace,
    String name,
    String uid,
    String engine,
    String device,
    Integer resolution,
    long iteration,
    Long iterations,
    Double percent,
    Long etaSeconds,
    Double imagesPerSecond,
    Double criticLoss,
    Double generatorLoss,
    Double scoreDifference,
    Double lipschitzRatio,
    Map<String, Evaluation> metrics,
    Checkpoint lastCheckpoint,
    Model model,
    Best best,
    long resumedFrom,
    long rollbacks,
    String message) {

  /** The states of a run: before its first iteration, training, and the ways to end. */
  public enum State {
    STARTING("Starting"),
    RUNNING("Running"),
    COMPLETE("Complete"),
    INTERRUPTED("Interrupted"),
    DIVERGED("Diverged"),
    FAILED("Failed");

    private final String word;

    State(String word) {
      this.word = word;
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /** A value of a metric, and the iteration of the generator that has it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Evaluation(long iteration, Double value) {}

  /** A complete checkpoint and where it is. */
  public record Checkpoint(long iteration, String uri) {}

  /** An exported generator, its digest and where it is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Model(String sha256, long iteration, String uri) {}

  /** An exported generator, and the metric that it was judged by. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Best(String sha256, long iteration, String metric, Double value) {}
}
