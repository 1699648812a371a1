package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.comparison.statistic.PairedDifference;
import io.ganqp.trainer.comparison.statistic.Spread;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/** The metrics of an objective over its seeds, beside those of the reference. */
final class Summaries {

  private Summaries() {}

  /** What tells metrics apart. */
  private record Key(String metric, String against) {}

  /**
   * Of both models.
   *
   * @param runs of the objective
   * @param reference runs of the reference; empty for the reference itself
   */
  static List<MetricSummary> of(List<RunRow> runs, List<RunRow> reference) {
    List<MetricSummary> summaries = new ArrayList<>();
    summaries.addAll(of(MetricSummary.LAST, RunRow::last, runs, reference));
    summaries.addAll(of(MetricSummary.BEST, RunRow::best, runs, reference));
    return List.copyOf(summaries);
  }

  private static List<MetricSummary> of(
      String model,
      Function<RunRow, RunRow.Model> which,
      List<RunRow> runs,
      List<RunRow> reference) {
    Map<Key, Map<Long, Reading>> values = bySeed(which, runs);
    Map<Key, Map<Long, Reading>> others = bySeed(which, reference);
    List<MetricSummary> summaries = new ArrayList<>();
    values.forEach(
        (key, seeds) ->
            summaries.add(summary(model, key, seeds, others.getOrDefault(key, Map.of()))));
    return summaries;
  }

  private static Map<Key, Map<Long, Reading>> bySeed(
      Function<RunRow, RunRow.Model> which, List<RunRow> runs) {
    Map<Key, Map<Long, Reading>> values = new LinkedHashMap<>();
    for (RunRow run : runs) {
      if (run.complete()) {
        for (Reading reading : which.apply(run).readings()) {
          if (reading.isMeaningful()) {
            values
                .computeIfAbsent(
                    new Key(reading.metric(), reading.against()), key -> new LinkedHashMap<>())
                .put(run.seed(), reading);
          }
        }
      }
    }
    return values;
  }

  private static MetricSummary summary(
      String model, Key key, Map<Long, Reading> seeds, Map<Long, Reading> reference) {
    Reading any = seeds.values().iterator().next();
    List<Double> differences = new ArrayList<>();
    seeds.forEach(
        (seed, reading) -> {
          if (reference.containsKey(seed)) {
            differences.add(reading.value() - reference.get(seed).value());
          }
        });
    return new MetricSummary(
        model,
        key.metric(),
        key.against(),
        any.better(),
        Spread.of(seeds.values().stream().map(Reading::value).toList()),
        median(seeds.values().stream().map(Reading::standardError).toList()),
        median(seeds.values().stream().map(Reading::floor).toList()),
        MetricSummary.Difference.of(PairedDifference.of(differences), any.better()),
        any.extractor());
  }

  private static Double median(List<Double> values) {
    List<Double> known = values.stream().filter(Objects::nonNull).toList();
    return known.isEmpty() ? null : (Double) Spread.of(known).median();
  }
}
