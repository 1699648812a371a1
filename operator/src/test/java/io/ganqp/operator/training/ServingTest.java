package io.ganqp.operator.training;

import static io.ganqp.operator.training.Trainings.job;
import static io.ganqp.operator.training.Trainings.training;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.status.EventReason;
import org.junit.jupiter.api.Test;

class ServingTest {

  private static final GanQpTraining SERVED = training("serving: {}");
  private static final Job JOB = job(SERVED);

  @Test
  void aServiceOfTheNameThatIsSomebodyElsesIsSaidOnceAndUntilItIsGone() {
    GanQpInference theirs = new GanQpInference();
    theirs.setMetadata(new ObjectMetaBuilder().withName("faces").build());
    Turns turns = new Turns(SERVED);

    Decision taken = turns.decide(Trainings.serving(theirs, turns.observed(JOB)));
    assertThat(taken.announcements())
        .extracting(Decision.Announcement::reason)
        .contains(EventReason.SERVING_NAME_TAKEN);
    assertThat(taken.status().conditions())
        .extracting(Condition::getType, Condition::getStatus, Condition::getReason)
        .contains(tuple("Served", "False", "NameTaken"));

    assertThat(turns.decide(Trainings.serving(theirs, turns.observed(JOB))).announcements())
        .isEmpty();
    assertThat(turns.decide(JOB).status().conditions())
        .extracting(Condition::getType)
        .doesNotContain("Served");
  }
}
