package io.ganqp.trainer.monitor.report;

import io.ganqp.contract.metric.Diagnostic;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a report says of a run in words, beside its metrics and samples.
 *
 * @param title the run's name, as it heads the report
 * @param configuration settings in the order in which to show them
 * @param throughput how fast it was, in the order in which to show it; empty if that is not known
 * @param diagnostics what those in the metrics are; others are shown by their names
 * @param notes on metrics, by their names; others are shown without
 * @param judge name of the metric that the best model is chosen by; null where that is not known
 */
public record RunSummary(
    String title,
    Map<String, String> configuration,
    Map<String, String> throughput,
    List<Diagnostic> diagnostics,
    Map<String, MetricNote> notes,
    String judge) {

  public RunSummary {
    configuration = Collections.unmodifiableMap(new LinkedHashMap<>(configuration));
    throughput = Collections.unmodifiableMap(new LinkedHashMap<>(throughput));
    diagnostics = List.copyOf(diagnostics);
    notes = Map.copyOf(notes);
  }
}
