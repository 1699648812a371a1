package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One training that is decided about again and again, each decision after the former's record. */
final class Turns {

  private GanQpTraining training;
  private Instant now = Trainings.NOW;

  Turns(GanQpTraining training) {
    this.training = training;
  }

  /** Its specification becomes that of {@code changed}. */
  Turns specified(GanQpTraining changed) {
    training = Trainings.with(changed, training.getStatus());
    return this;
  }

  Turns seconds(int passed) {
    now = now.plusSeconds(passed);
    return this;
  }

  Instant now() {
    return now;
  }

  /** With the status that was recorded last. */
  GanQpTraining training() {
    return training;
  }

  Observed observed(Job job, Pod... pods) {
    return Trainings.observed(training, Optional.of(job), now, pods);
  }

  Decision decide(Job job, Pod... pods) {
    return decide(observed(job, pods));
  }

  Decision decideWithoutJob() {
    return decide(Trainings.observed(training, Optional.empty(), now));
  }

  Decision decide(Observed observed) {
    Decision decision = TrainingDecision.of(observed);
    training = Trainings.with(training, decision.status());
    return decision;
  }

  static List<String> notes(Decision decision) {
    return decision.announcements().stream()
        .map(announcement -> announcement.reason() + " " + announcement.note())
        .toList();
  }
}
