package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainerPodsTest {

  @Test
  void aSuccessorOfTheSameSecondIsTheNewestWhateverItsName() {
    Job job = Trainings.job(Trainings.training());
    Pod ended = Trainings.ended(Trainings.pod(job, "faces-z"), 75);
    Pod successor = Trainings.pod(job, "faces-a");

    assertThat(new TrainerPods(List.of(successor, ended)).newest()).contains(successor);
    assertThat(new TrainerPods(List.of(ended, successor)).newest()).contains(successor);
  }
}
