package io.ganqp.trainer.monitor.metrics;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of {@code metrics.jsonl}. Numbers are written as the shortest decimal that reads back as
 * the same double, the same on every JDK; what is not finite as the string {@code "NaN"}, {@code
 * "Infinity"} or {@code "-Infinity"}.
 */
public sealed interface MetricsLine {

  /** The iteration that the line belongs to. */
  long iteration();

  /** Writes the line's fields other than the iteration. */
  void writeFields(JsonGenerator json) throws IOException;

  /** The figures of an iteration. */
  record Iteration(IterationMetrics metrics) implements MetricsLine {
    @Override
    public long iteration() {
      return metrics.iteration();
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeNumberField("criticLoss", metrics.criticLoss());
      json.writeNumberField("generatorLoss", metrics.generatorLoss());
      json.writeNumberField("scoreDifference", metrics.scoreDifference());
      json.writeNumberField("lipschitzRatio", metrics.lipschitzRatio());
    }
  }

  /**
   * An evaluation's value, under the name of its metric.
   *
   * @param error standard error of the value; null where it is not known
   */
  record Evaluation(long iteration, String metric, double value, Double error)
      implements MetricsLine {
    private static final String ERROR = "error";
    private static final Set<String> RESERVED =
        Set.of(
            "iteration",
            "criticLoss",
            "generatorLoss",
            "scoreDifference",
            "lipschitzRatio",
            "model",
            ERROR);

    public Evaluation {
      MetricValue.requireName(metric);
      if (RESERVED.contains(metric)) {
        throw new IllegalArgumentException(
            "\"" + metric + "\" cannot name a metric: each line has that field already");
      }
    }

    static Evaluation of(long iteration, MetricValue value) {
      return new Evaluation(iteration, value.metric(), value.value(), value.error());
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeNumberField(metric, value);
      if (error != null) {
        json.writeNumberField(ERROR, error);
      }
    }
  }

  /** The digest of an exported generator. */
  record Model(long iteration, String sha256) implements MetricsLine {
    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField("model", sha256);
    }
  }

  /** The line in UTF-8, with its line feed. */
  default byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
    try (JsonGenerator json = Codec.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField("iteration", iteration());
      writeFields(json);
      json.writeEndObject();
      json.writeRaw('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write JSON in memory", e);
    }
    return bytes.toByteArray();
  }

  /** Reads a line; empty if it is damaged or no line of metrics. */
  static Optional<MetricsLine> decode(byte[] line) {
    try {
      JsonNode json = Codec.JSON.readTree(line);
      long iteration = json.path("iteration").asLong(0);
      if (iteration < 1) {
        return Optional.empty();
      }
      if (json.has("criticLoss")) {
        return Optional.of(
            new Iteration(
                new IterationMetrics(
                    iteration,
                    Codec.number(json.path("criticLoss")),
                    Codec.number(json.path("generatorLoss")),
                    Codec.number(json.path("scoreDifference")),
                    Codec.number(json.path("lipschitzRatio")))));
      }
      if (json.path("model").isTextual()) {
        return Optional.of(new Model(iteration, json.path("model").textValue()));
      }
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        if (!field.getKey().equals("iteration") && !field.getKey().equals(Evaluation.ERROR)) {
          return Optional.of(
              new Evaluation(
                  iteration,
                  field.getKey(),
                  Codec.number(field.getValue()),
                  json.has(Evaluation.ERROR) ? Codec.number(json.path(Evaluation.ERROR)) : null));
        }
      }
      return Optional.empty();
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** How the lines are written and read. */
  final class Codec {
    private static final JsonMapper JSON =
        JsonMapper.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Codec() {}

    private static double number(JsonNode node) {
      if (node.isNumber()) {
        return node.doubleValue();
      }
      return switch (node.asText()) {
        case "NaN" -> Double.NaN;
        case "Infinity" -> Double.POSITIVE_INFINITY;
        case "-Infinity" -> Double.NEGATIVE_INFINITY;
        default -> throw new IllegalArgumentException("not a number: " + node);
      };
    }
  }
}
