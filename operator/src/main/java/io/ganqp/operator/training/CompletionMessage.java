package io.ganqp.operator.training;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.util.Optional;

/** What is said of a training that is complete. Pure. */
final class CompletionMessage {

  /** The page about the run that a trainer leaves in the store at its end. */
  private static final String PAGE = "report.html";

  /** What a trainer says before the place, which means something inside its pod only. */
  private static final String PLACE = "; see ";

  private CompletionMessage() {}

  /** The trainer's own words, with the page's place in the store. */
  static String of(GanQpTraining training, Optional<TrainerReport> report) {
    String words =
        report.map(TrainerReport::message).orElse("all iterations are done").split(PLACE, 2)[0];
    return words + PLACE + StorePlace.uri(training, PAGE);
  }
}
