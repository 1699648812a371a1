package io.ganqp.trainer.comparison.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Optional;

/**
 * An objective, as it is told.
 *
 * @param objective name of the row
 * @param description objective and constraint in words
 * @param optimizer in words
 * @param pairing what its trainings have in common with the reference's; null for that
 * @param iterations of each training
 * @param criticStepsPerIteration critic steps before each generator step
 * @param imagesPerIteration real ones that the critic is shown
 * @param counts how the trainings went
 * @param metrics over the seeds, of each model and part of the images
 * @param runs one of each seed
 * @param times how long an iteration takes
 */
record Row(
    String objective,
    String description,
    String optimizer,
    String pairing,
    int iterations,
    int criticStepsPerIteration,
    int imagesPerIteration,
    Counts counts,
    List<MetricSummary> metrics,
    List<RunRow> runs,
    RunRow.Times times) {

  /** How trainings went: none is left out. */
  record Counts(int complete, int diverged, int failed, int pending) {

    /** Whether all are complete. */
    @JsonIgnore
    boolean isAll() {
      return diverged + failed + pending == 0;
    }

    /** For people: "3", "2 of 3, 1 diverged". */
    @JsonIgnore
    String words() {
      int all = complete + diverged + failed + pending;
      if (complete == all) {
        return Integer.toString(all);
      }
      StringBuilder words = new StringBuilder("%d of %d".formatted(complete, all));
      add(words, diverged, "diverged");
      add(words, failed, "failed");
      add(words, pending, "not done");
      return words.toString();
    }

    private static void add(StringBuilder words, int count, String what) {
      if (count > 0) {
        words.append(", %d %s".formatted(count, what));
      }
    }
  }

  /** The summary of a metric of a model; empty if no training is complete. */
  Optional<MetricSummary> metric(String model, Column column) {
    return metrics.stream()
        .filter(one -> one.model().equals(model))
        .filter(one -> one.metric().equals(column.metric()))
        .filter(one -> one.against().equals(column.against()))
        .findFirst();
  }
}
