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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One line of {@code metrics.jsonl}. Numbers are written as the shortest decimal that reads back as
 * the same double, the same on every JDK; what is not finite as the string {@code "NaN"}, {@code
 * "Infinity"} or {@code "-Infinity"}.
 */
public sealed interface MetricsLine {

  /** The field that every line has. */
  String ITERATION = "iteration";

  /** The iteration that the line belongs to. */
  long iteration();

  /** Writes the line's fields other than the iteration. */
  void writeFields(JsonGenerator json) throws IOException;

  /** The figures of an iteration. */
  record Iteration(IterationMetrics metrics) implements MetricsLine {
    private static final String CRITIC_LOSS = "criticLoss";
    private static final String GENERATOR_LOSS = "generatorLoss";
    private static final Set<String> OWN = Set.of(ITERATION, CRITIC_LOSS, GENERATOR_LOSS);

    private static Iteration of(long iteration, JsonNode json) {
      Map<String, Double> diagnostics = new LinkedHashMap<>();
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        if (!OWN.contains(field.getKey())) {
          diagnostics.put(field.getKey(), Codec.number(field.getValue()));
        }
      }
      return new Iteration(
          new IterationMetrics(
              iteration,
              Codec.number(json.path(CRITIC_LOSS)),
              Codec.number(json.path(GENERATOR_LOSS)),
              diagnostics));
    }

    @Override
    public long iteration() {
      return metrics.iteration();
    }

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeNumberField(CRITIC_LOSS, metrics.criticLoss());
      json.writeNumberField(GENERATOR_LOSS, metrics.generatorLoss());
      for (Map.Entry<String, Double> diagnostic : metrics.diagnostics().entrySet()) {
        json.writeNumberField(diagnostic.getKey(), diagnostic.getValue());
      }
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
        Set.of(ITERATION, Iteration.CRITIC_LOSS, Iteration.GENERATOR_LOSS, Model.MODEL, ERROR);

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
    private static final String MODEL = "model";

    @Override
    public void writeFields(JsonGenerator json) throws IOException {
      json.writeStringField(MODEL, sha256);
    }
  }

  /** The line in UTF-8, with its line feed. */
  default byte[] encode() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(192);
    try (JsonGenerator json = Codec.JSON.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeNumberField(ITERATION, iteration());
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
      long iteration = json.path(ITERATION).asLong(0);
      if (iteration < 1) {
        return Optional.empty();
      }
      if (json.has(Iteration.CRITIC_LOSS)) {
        return Optional.of(Iteration.of(iteration, json));
      }
      if (json.path(Model.MODEL).isTextual()) {
        return Optional.of(new Model(iteration, json.path(Model.MODEL).textValue()));
      }
      for (Map.Entry<String, JsonNode> field : json.properties()) {
        if (!field.getKey().equals(ITERATION) && !field.getKey().equals(Evaluation.ERROR)) {
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
