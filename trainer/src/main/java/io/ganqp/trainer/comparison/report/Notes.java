package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How the figures are to be read. */
final class Notes {

  /** Part of the time planned by which trainings may differ from it. */
  private static final double TOLERANCE = 0.1;

  private Notes() {}

  static List<String> of(ComparisonResult result) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A value is the median over the seeds [least, greatest]; ± is the standard error of one"
            + " seed's value from its images.");
    if (result.seconds() != null) {
      notes.add(
          "Trainings are planned to be of equal time: of each objective as many iterations as take %s, by the median of a short training before.%s"
              .formatted(Numbers.duration(result.seconds()), took(result)));
    }
    notes.add(
        "A difference is the mean over pairs of one seed with Student's 95 % interval; where that covers 0, the pairs that there are show no difference, which is not to say that there is none. An objective that lost seeds is compared by those that it kept, which flatters it. Each interval is right 95 times in 100 by itself: of twenty equal objectives one is expected to look different.");
    notes.add(
        "Models are measured on latents that no training has chosen by: the same for all objectives"
            + " of a seed. \"Best\" is the model that its training chose on latents of its own.");
    notes.add("\"real\" is the same metric of one half of the real images against the other.");
    return notes;
  }

  /** What they took, where that is something else: the machine may have had other work. */
  private static String took(ComparisonResult result) {
    String took =
        result.rows().stream()
            .filter(row -> row.times().secondsPerIteration() != null)
            .filter(row -> Math.abs(seconds(row) / result.seconds() - 1) > TOLERANCE)
            .map(row -> row.objective() + " " + Numbers.duration(seconds(row)))
            .collect(Collectors.joining(", "));
    return took.isEmpty()
        ? ""
        : " THEY WERE NOT: %s. Give another --out to time them anew.".formatted(took);
  }

  private static double seconds(Row row) {
    return row.times().secondsPerIteration() * row.iterations();
  }
}
