package io.ganqp.contract.run;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ganqp.contract.metric.Diagnostic;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a trainer says of its run: by {@code GET /progress} while it trains, and at its end in the
 * termination message of its container, which leaves out what belongs to a process at work. One
 * flat JSON object. What is not known, or is not finite, is null and left out; what a reader does
 * not know it skips.
 *
 * @param state where the run stands; only while the process is there
 * @param outcome how the run ended; only in the termination message
 * @param exitCode of the process, see {@link ExitStatus}; only in the termination message
 * @param run what trains what; only while the process is there
 * @param iteration the last iteration finished, by this or an earlier process
 * @param iterations the last iteration to do
 * @param pace how fast it is; only while the process is there
 * @param losses the figures of the last iteration; only while the process is there
 * @param metrics the latest value of each evaluated metric, by its name
 * @param judge name of the one that the best model is chosen by
 * @param lastCheckpoint the latest complete checkpoint
 * @param model the latest exported generator
 * @param best the best generator in the store
 * @param resumedFrom iteration of the checkpoint that this process began with; 0 for a fresh run
 * @param rollbacks times that this process went back to a checkpoint because a figure was not
 *     finite
 * @param message how the run ended, in a sentence, once it has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TrainerReport(
    State state,
    State outcome,
    Integer exitCode,
    @JsonUnwrapped Run run,
    Long iteration,
    Long iterations,
    @JsonUnwrapped Pace pace,
    @JsonUnwrapped Losses losses,
    Map<String, Evaluation> metrics,
    String judge,
    Checkpoint lastCheckpoint,
    Model model,
    Best best,
    Long resumedFrom,
    Long rollbacks,
    String message) {

  public TrainerReport {
    run = run == null ? Run.UNKNOWN : run;
    pace = pace == null ? Pace.UNKNOWN : pace;
    losses = losses == null ? Losses.UNKNOWN : losses;
    metrics =
        metrics == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
  }

  /**
   * The value that the best model is chosen by, with the name of its metric. A trainer of an
   * earlier version does not name it, but tells it first.
   */
  public Optional<Map.Entry<String, Evaluation>> judged() {
    return metrics.entrySet().stream()
        .filter(metric -> judge == null || judge.equals(metric.getKey()))
        .findFirst();
  }

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

    /** The state of that word; null for one that is not known here. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static State of(String word) {
      for (State state : values()) {
        if (state.word.equals(word)) {
          return state;
        }
      }
      return null;
    }

    @JsonValue
    @Override
    public String toString() {
      return word;
    }
  }

  /**
   * What trains what.
   *
   * @param namespace namespace of the training
   * @param name name of the training
   * @param uid its unique id
   * @param engine what computes the networks
   * @param device what it computes on
   * @param resolution height and width of a face in pixels
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Run(
      String namespace, String name, String uid, String engine, String device, Integer resolution) {

    /** Nothing is known of it yet. */
    public static final Run UNKNOWN = new Run(null, null, null, null, null, null);
  }

  /**
   * How far and how fast a run is.
   *
   * @param percent of the iterations that is done, rounded down to two decimals: 100 means done
   * @param etaSeconds seconds to go, at the mean rate of this process
   * @param imagesPerSecond real images trained on per second, over the last iterations
   * @param looking how far it is with images that it looks at instead; only while it does
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Pace(Double percent, Long etaSeconds, Double imagesPerSecond, Looking looking) {

    /** Nothing is known of it yet. */
    public static final Pace UNKNOWN = new Pace(null, null, null, null);

    public Pace {
      percent = finite(percent);
      imagesPerSecond = finite(imagesPerSecond);
    }
  }

  /**
   * Images that are looked at, to evaluate a generator or to prepare that.
   *
   * @param what is done with them
   * @param done images so far
   * @param total of them
   */
  public record Looking(String what, int done, int total) {}

  /**
   * The figures of an iteration.
   *
   * @param criticLoss what the critic minimises
   * @param generatorLoss what the generator minimises
   * @param diagnostics what else the objective says, by name
   */
  @JsonInclude(JsonInclude.Include.NON_EMPTY)
  public record Losses(Double criticLoss, Double generatorLoss, Map<String, Double> diagnostics) {

    /** Nothing is known of them yet. */
    public static final Losses UNKNOWN = new Losses(null, null, null);

    public Losses {
      criticLoss = finite(criticLoss);
      generatorLoss = finite(generatorLoss);
      Map<String, Double> known = new LinkedHashMap<>();
      if (diagnostics != null) {
        diagnostics.forEach(
            (name, value) -> {
              if (finite(value) != null && Diagnostic.isName(name)) {
                known.put(name, value);
              }
            });
      }
      diagnostics = Collections.unmodifiableMap(known);
    }
  }

  /**
   * A value of a metric, which has its name beside it.
   *
   * @param iteration of the generator that has it
   * @param direction which values are the better ones; lower ones where the report does not say
   * @param value of the metric
   * @param error standard error of the value
   * @param extractor digest of the network whose features were compared
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Evaluation(
      long iteration,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Direction direction,
      Double value,
      Double error,
      String extractor) {

    public Evaluation {
      direction = direction == null ? Direction.LOWER_IS_BETTER : direction;
      value = finite(value);
      error = notNegative(error);
    }

    /** A value of the generator of an iteration. */
    public static Evaluation of(long iteration, MetricValue value) {
      return new Evaluation(
          iteration, value.direction(), value.value(), value.error(), value.extractor());
    }
  }

  /** A complete checkpoint and where it is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Checkpoint(long iteration, String uri) {}

  /** An exported generator, its digest and where it is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Model(String sha256, long iteration, String uri) {}

  /**
   * An exported generator, and what it was judged by.
   *
   * @param sha256 digest of its ONNX file
   * @param iteration after which it was exported
   * @param metric name of the metric
   * @param direction which values are the better ones; lower ones where the report does not say
   * @param value of the metric
   * @param error standard error of the value
   * @param extractor digest of the network whose features were compared
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Best(
      String sha256,
      long iteration,
      String metric,
      @JsonInclude(JsonInclude.Include.NON_EMPTY) Direction direction,
      Double value,
      Double error,
      String extractor) {

    public Best {
      direction = direction == null ? Direction.LOWER_IS_BETTER : direction;
      value = finite(value);
      error = notNegative(error);
    }

    /** A generator judged by a value. */
    public static Best of(String sha256, long iteration, MetricValue by) {
      return new Best(
          sha256, iteration, by.metric(), by.direction(), by.value(), by.error(), by.extractor());
    }
  }

  /**
   * Reads a report; empty where {@code text} is none, such as the last lines of a log, or says what
   * no run can: any image may have been told to train.
   *
   * @param text null for none
   */
  public static Optional<TrainerReport> parse(String text) {
    return TrainerReportJson.read(text);
  }

  /** The report in UTF-8. */
  public byte[] toJson() {
    return TrainerReportJson.write(this);
  }

  private static Double finite(Double value) {
    return value == null || !Double.isFinite(value) ? null : value;
  }

  private static Double notNegative(Double error) {
    Double finite = finite(error);
    return finite == null || finite < 0 ? null : finite;
  }
}
