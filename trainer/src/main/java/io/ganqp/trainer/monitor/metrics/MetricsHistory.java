package io.ganqp.trainer.monitor.metrics;

import io.ganqp.trainer.monitor.event.IterationMetrics;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/**
 * A whole {@code metrics.jsonl} in memory.
 *
 * @param iterations the figures of each iteration
 * @param evaluations the values of each metric
 * @param models the exported generators
 * @param damagedLines lines that could not be read
 */
public record MetricsHistory(
    List<IterationMetrics> iterations,
    Map<String, List<MetricsLine.Evaluation>> evaluations,
    List<MetricsLine.Model> models,
    long damagedLines) {

  /** Reads it from front to back; damaged lines are counted and left out. */
  public static MetricsHistory read(InputStream file) throws IOException {
    List<IterationMetrics> iterations = new ArrayList<>();
    Map<String, List<MetricsLine.Evaluation>> evaluations = new LinkedHashMap<>();
    List<MetricsLine.Model> models = new ArrayList<>();
    MetricsReader.Counts counts =
        MetricsReader.read(
            file,
            (bytes, line) -> {
              if (line instanceof MetricsLine.Iteration it) {
                iterations.add(it.metrics());
              } else if (line instanceof MetricsLine.Evaluation evaluation) {
                evaluations
                    .computeIfAbsent(evaluation.metric(), name -> new ArrayList<>())
                    .add(evaluation);
              } else if (line instanceof MetricsLine.Model model) {
                models.add(model);
              }
            });
    return new MetricsHistory(iterations, evaluations, models, counts.damaged());
  }

  /** One figure of every iteration. */
  public Series series(ToDoubleFunction<IterationMetrics> figure) {
    Series series = Series.withCapacity(iterations.size());
    iterations.forEach(metrics -> series.add(metrics.iteration(), figure.applyAsDouble(metrics)));
    return series;
  }

  /** The names of the diagnostics of the last iteration, in its order. */
  public Set<String> diagnostics() {
    return iterations.isEmpty()
        ? Set.of()
        : iterations.get(iterations.size() - 1).diagnostics().keySet();
  }

  /** One diagnostic of every iteration that has it. */
  public Series diagnostic(String name) {
    Series series = Series.withCapacity(iterations.size());
    for (IterationMetrics metrics : iterations) {
      Double value = metrics.diagnostics().get(name);
      if (value != null) {
        series.add(metrics.iteration(), value);
      }
    }
    return series;
  }

  /** Every value of a metric. */
  public Series evaluation(String metric) {
    List<MetricsLine.Evaluation> values = evaluations.getOrDefault(metric, List.of());
    Series series = Series.withCapacity(values.size());
    values.forEach(value -> series.add(value.iteration(), value.value()));
    return series;
  }

  /** The last iteration that has figures; 0 if none has. */
  public long lastIteration() {
    return iterations.isEmpty() ? 0 : iterations.get(iterations.size() - 1).iteration();
  }
}
