package io.ganqp.contract.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What {@code model.json} says of the generator beside it.
 *
 * @param schema version of this document: {@value #SCHEMA}
 * @param sha256 digest of {@code generator.onnx}
 * @param size of {@code generator.onnx} in bytes
 * @param resolution height and width of its images in pixels
 * @param latentDimension elements of one latent
 * @param objective what it was trained with, in words
 * @param iteration after which it was exported
 * @param training whose it is
 * @param metrics name to value of the evaluation; empty when it was not evaluated
 * @param directions name to direction, of those metrics whose higher values are the better ones
 * @param errors name to standard error, of those metrics whose error is known
 * @param extractors name to digest of the network whose features were compared, of those metrics
 *     that have one; empty in cards of earlier versions
 * @param verification how it was compared with the trained network
 * @param opset of the ONNX file
 */
public record ModelCard(
    int schema,
    String sha256,
    long size,
    int resolution,
    int latentDimension,
    String objective,
    long iteration,
    Training training,
    Map<String, Double> metrics,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Direction> directions,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, Double> errors,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> extractors,
    Verification verification,
    int opset) {

  /** The version that this code writes. */
  public static final int SCHEMA = 1;

  public ModelCard {
    if (schema != SCHEMA) {
      throw new IllegalArgumentException(
          "schema " + schema + " is not known here (" + SCHEMA + " is): use a newer version");
    }
    Sha256.checked(sha256);
    Json.atLeast(1, size, "size");
    Json.atLeast(1, resolution, "resolution");
    Json.atLeast(1, latentDimension, "latentDimension");
    Json.present(objective, "objective");
    Json.atLeast(0, iteration, "iteration");
    Json.present(training, "training");
    Json.present(metrics, "metrics");
    metrics.keySet().forEach(MetricValue::requireName);
    metrics.forEach(Json::finite);
    metrics = sorted(metrics);
    directions = sorted(directions);
    errors = sorted(errors);
    errors.forEach((metric, error) -> Json.notNegative("the error of " + metric, error));
    extractors = sorted(extractors);
    extractors.values().forEach(MetricValue::requireDigest);
    Json.present(verification, "verification");
    Json.atLeast(1, opset, "opset");
  }

  /**
   * The same of what was evaluated.
   *
   * @param evaluation a value for each metric, finite; empty when it was not evaluated
   */
  public ModelCard(
      int schema,
      String sha256,
      long size,
      int resolution,
      int latentDimension,
      String objective,
      long iteration,
      Training training,
      Collection<MetricValue> evaluation,
      Verification verification,
      int opset) {
    this(
        schema,
        sha256,
        size,
        resolution,
        latentDimension,
        objective,
        iteration,
        training,
        by(evaluation, MetricValue::value),
        by(evaluation, value -> higher(value.direction())),
        by(evaluation, MetricValue::error),
        by(evaluation, MetricValue::extractor),
        verification,
        opset);
  }

  /** The values of the evaluation, by name; empty when it was not evaluated. */
  public List<MetricValue> evaluation() {
    return metrics.entrySet().stream()
        .map(
            entry ->
                new MetricValue(
                    entry.getKey(),
                    Objects.requireNonNullElse(
                        directions.get(entry.getKey()), Direction.LOWER_IS_BETTER),
                    entry.getValue(),
                    errors.get(entry.getKey()),
                    extractors.get(entry.getKey())))
        .toList();
  }

  private static Direction higher(Direction direction) {
    return direction == Direction.HIGHER_IS_BETTER ? direction : null;
  }

  private static <T> Map<String, T> by(
      Collection<MetricValue> evaluation, Function<MetricValue, T> part) {
    Map<String, T> parts = new TreeMap<>();
    evaluation.forEach(value -> parts.put(value.metric(), part.apply(value)));
    parts.values().removeIf(Objects::isNull);
    return parts;
  }

  private static <T> Map<String, T> sorted(Map<String, T> map) {
    return map == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(map));
  }

  /**
   * The training that a model comes from.
   *
   * @param uid of the resource in the cluster; null for a local run
   * @param from what it began with; null: with random networks
   */
  public record Training(
      String namespace,
      String name,
      @JsonInclude(JsonInclude.Include.NON_NULL) String uid,
      @JsonInclude(JsonInclude.Include.NON_NULL) ModelOrigin from) {

    public Training {
      Json.present(namespace, "training.namespace");
      Json.present(name, "training.name");
    }

    /** One that began with random networks. */
    public Training(String namespace, String name, String uid) {
      this(namespace, name, uid, null);
    }

    /** The same with what it began with; null: with random networks. */
    public Training beginningWith(ModelOrigin origin) {
      return new Training(namespace, name, uid, origin);
    }
  }

  /**
   * The comparison of the exported file with the trained network.
   *
   * @param latents how many were compared
   * @param maximumDifference largest absolute difference of any output element
   */
  public record Verification(int latents, double maximumDifference) {

    public Verification {
      Json.atLeast(1, latents, "verification.latents");
      Json.finite("verification.maximumDifference", maximumDifference);
    }
  }

  /** Reads {@code model.json}; {@code place} is named in the message of a failure. */
  public static ModelCard fromJson(byte[] json, String place) {
    return Json.read(json, ModelCard.class, place);
  }

  /** Writes {@code model.json}. */
  public byte[] toJson() {
    return Json.write(this);
  }
}
