package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.comparison.plan.PublishedResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A comparison of three objectives with two seeds, one training of which diverged. */
final class SampleComparison {

  private static final String ENGINE = "onednn on CPU with AVX2, 1 thread, oneDNN 2.5.2";

  static final String KERNEL = "kernel-distance/small";

  private SampleComparison() {}

  /** The one with an objective of that name. */
  static ComparisonResult withObjective(String name) {
    List<RunRow> reference = List.of(run(1, 10.0, 0.4), run(2, 12.0, 0.4));
    List<RunRow> worse = List.of(run(1, 30.0, 0.8), run(2, 32.1, 0.8));
    List<RunRow> diverged = List.of(run(1, 11.0, 0.2), diverged(2));
    return new ComparisonResult(
        "sample",
        "qp",
        List.of(1L, 2L),
        null,
        100,
        Map.of("resolution", 32, "images", 64, "heldOut", 8),
        "small",
        List.of(
            row("qp", null, reference, List.of(), 0.4),
            row(name, "same latents", worse, reference, 0.8),
            row("wild", "same latents", diverged, reference, 0.2)),
        List.of(new PublishedResult("theirs", "FID", 26.44, "a paper")),
        List.of());
  }

  /** The same, of stores that do not tell of the CPU. */
  static ComparisonResult withoutCpuTimes() {
    ComparisonResult result = withObjective("sgan");
    return with(
        result,
        result.rows().stream()
            .map(
                row ->
                    row(
                        row.objective(),
                        row.pairing(),
                        row.runs(),
                        row.pairing() == null ? List.of() : result.rows().get(0).runs(),
                        new RunRow.Times(row.times().secondsPerIteration(), null)))
            .toList());
  }

  /** The same, by another engine. */
  static ComparisonResult computedBy(String engine) {
    ComparisonResult result = withObjective("sgan");
    List<RunRow> reference = computedBy(engine, result.rows().get(0).runs());
    return with(
        result,
        result.rows().stream()
            .map(
                row ->
                    row(
                        row.objective(),
                        row.pairing(),
                        computedBy(engine, row.runs()),
                        row.pairing() == null ? List.of() : reference,
                        row.times()))
            .toList());
  }

  private static List<RunRow> computedBy(String engine, List<RunRow> runs) {
    return runs.stream()
        .map(
            run ->
                new RunRow(
                    run.seed(),
                    run.outcome(),
                    run.message(),
                    run.iterations(),
                    run.criticSteps(),
                    run.images(),
                    run.rollbacks(),
                    engine,
                    run.dataset(),
                    run.augmentation(),
                    run.last(),
                    run.best(),
                    run.curve(),
                    run.commands(),
                    run.times()))
        .toList();
  }

  /** The same, and an objective of that name whose trainings all diverged. */
  static ComparisonResult withAllDiverged(String name) {
    ComparisonResult result = withObjective("sgan");
    List<Row> rows = new ArrayList<>(result.rows());
    rows.add(row(name, "same latents", List.of(diverged(1), diverged(2)), rows.get(0).runs(), 0.4));
    return with(result, rows);
  }

  private static ComparisonResult with(ComparisonResult result, List<Row> rows) {
    return new ComparisonResult(
        result.name(),
        result.reference(),
        result.seeds(),
        result.seconds(),
        result.samples(),
        result.dataset(),
        result.extractor(),
        List.copyOf(rows),
        result.published(),
        result.remarks());
  }

  private static Row row(
      String name, String pairing, List<RunRow> runs, List<RunRow> reference, double seconds) {
    return row(name, pairing, runs, reference, new RunRow.Times(seconds, 0.1 + seconds));
  }

  private static Row row(
      String name, String pairing, List<RunRow> runs, List<RunRow> reference, RunRow.Times times) {
    int complete = (int) runs.stream().filter(RunRow::complete).count();
    return new Row(
        name,
        "an objective",
        "Adam",
        pairing,
        100,
        2,
        16,
        new Row.Counts(complete, runs.size() - complete, 0, 0),
        Summaries.of(runs, reference),
        runs,
        times);
  }

  private static RunRow run(long seed, double value, double seconds) {
    List<Reading> readings = new ArrayList<>();
    for (String part : List.of("holdout", "training")) {
      readings.add(new Reading(KERNEL, part, "lower", value, 0.5, 0.1, null, "small"));
      readings.add(
          new Reading("precision/small", part, "higher", 1 / value, null, 0.9, null, "small"));
    }
    readings.add(
        new Reading("frechet/small", "holdout", "lower", 5.0, null, null, "few images", "small"));
    RunRow.Model model = new RunRow.Model("a".repeat(64), 100, readings);
    return new RunRow(
        seed,
        "complete",
        null,
        100,
        200,
        1600,
        0,
        ENGINE,
        "d".repeat(64),
        "none",
        model,
        model,
        new RunRow.Curve(KERNEL, List.of(50L, 100L), List.of(2 * value, value)),
        List.of("ganqp train -f runs/qp-1/training.yaml"),
        new RunRow.Times(seconds, 0.1 + seconds));
  }

  private static RunRow diverged(long seed) {
    return new RunRow(
        seed,
        "diverged",
        "critic loss NaN",
        40,
        80,
        640,
        3,
        ENGINE,
        "d".repeat(64),
        "none",
        null,
        null,
        null,
        List.of("ganqp train -f runs/wild-2/training.yaml"),
        new RunRow.Times(null, null));
  }
}
