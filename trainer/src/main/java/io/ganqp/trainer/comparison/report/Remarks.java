package io.ganqp.trainer.comparison.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What is to be known beside the figures. */
final class Remarks {

  private Remarks() {}

  static List<String> of(List<RunRow> runs) {
    List<String> remarks = new ArrayList<>();
    differing(runs.stream().map(RunRow::dataset))
        .ifPresent(
            names ->
                remarks.add("NOT COMPARABLE: trainings are of different images (" + names + ")"));
    differing(runs.stream().map(RunRow::engine))
        .ifPresent(
            names ->
                remarks.add(
                    "computed by different engines, equal up to rounding only (" + names + ")"));
    differing(runs.stream().map(RunRow::augmentation))
        .ifPresent(names -> remarks.add("augmented differently (" + names + ")"));
    long rollbacks = runs.stream().filter(run -> run.rollbacks() > 0).count();
    if (rollbacks > 0) {
      remarks.add(
          "%d trainings went back to a checkpoint since numbers were not finite, and on with other random numbers: they are not paired from there on"
              .formatted(rollbacks));
    }
    return List.copyOf(remarks);
  }

  private static Optional<String> differing(Stream<String> values) {
    TreeSet<String> different = new TreeSet<>();
    values.filter(Objects::nonNull).forEach(different::add);
    return different.size() < 2 ? Optional.empty() : Optional.of(String.join("; ", different));
  }
}
