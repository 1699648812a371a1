package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Numbers;
import java.util.ArrayList;
import java.util.List;

/** How the figures are to be read. */
final class Notes {

  private Notes() {}

  static List<String> of(ComparisonResult result) {
    List<String> notes = new ArrayList<>();
    notes.add(
        "A value is the median over the seeds [least, greatest]; ± is the standard error of one"
            + " seed's value from its images.");
    if (result.seconds() != null) {
      notes.add(
          "Trainings are of equal time: of each objective as many iterations as take %s, by the median of a short training before."
              .formatted(Numbers.duration(result.seconds())));
    }
    notes.add(
        "A difference is the mean over pairs of one seed with Student's 95 % interval; where that covers 0, the pairs that there are show no difference, which is not to say that there is none. An objective that lost seeds is compared by those that it kept, which flatters it. Each interval is right 95 times in 100 by itself: of twenty equal objectives one is expected to look different.");
    notes.add(
        "Models are measured on latents that no training has chosen by: the same for all objectives"
            + " of a seed. \"Best\" is the model that its training chose on latents of its own.");
    notes.add("\"real\" is the same metric of one half of the real images against the other.");
    return notes;
  }
}
