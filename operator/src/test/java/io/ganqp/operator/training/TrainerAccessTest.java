package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingStatus;
import io.ganqp.operator.permission.Reach;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Restriction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TrainerAccessTest {

  private static final GanQpTraining IN_VOLUMES = Trainings.training();
  private static final GanQpTraining FROM_BUCKETS =
      Trainings.training(
          "model: {from: {s3: {bucket: others, endpoint: 'http://minio.storage:9000',"
              + " secretName: a}}}");

  @Test
  void aTrainerOfVolumesCallsNobodyAndTellsEveryoneItsProgress() {
    NetworkPolicy policy = TrainerAccess.of(IN_VOLUMES, Reach.ALL);

    assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
    assertThat(policy.getSpec().getEgress()).isEmpty();
    assertThat(policy.getSpec().getIngress())
        .singleElement()
        .satisfies(
            rule -> assertThat(rule.getPorts().get(0).getPort().getIntVal()).isEqualTo(8080));
  }

  @Test
  void itIsTheTrainingsOwnAndNamedAsNoServiceCanBe() {
    NetworkPolicy policy = TrainerAccess.of(IN_VOLUMES, Reach.ALL);

    assertThat(policy.getMetadata().getName()).isEqualTo("faces.trainer");
    assertThat(Owner.owns(IN_VOLUMES, policy)).isTrue();
    assertThat(Trainings.job(IN_VOLUMES).getSpec().getTemplate().getMetadata().getLabels())
        .containsAllEntriesOf(policy.getSpec().getPodSelector().getMatchLabels());
  }

  @Test
  void everyBucketOfATrainingIsCalled() {
    assertThat(TrainerAccess.of(FROM_BUCKETS, Reach.SAME_NAMESPACE).getSpec().getEgress())
        .hasSize(1);
    assertThat(TrainerAccess.of(FROM_BUCKETS, Reach.ALL).getSpec().getEgress()).hasSize(2);
  }

  @Test
  void whatIsLeftOutIsAConditionWhileItIs() {
    GanQpTrainingStatus restricted = status(FROM_BUCKETS, Reach.SAME_NAMESPACE);

    assertThat(Conditions.find(restricted.conditions(), Restriction.CONDITION).orElseThrow())
        .satisfies(c -> assertThat(c.getMessage()).contains("namespace storage on port 9000"))
        .satisfies(c -> assertThat(c.getMessage()).contains("set allow.egress=All in the chart"));
    assertThat(status(Trainings.with(FROM_BUCKETS, restricted), Reach.ALL))
        .isEqualTo(status(FROM_BUCKETS, Reach.ALL));
  }

  @Test
  void itIsWrittenAgainWhenTheAdministratorAllowsMoreOrLess() {
    Observed made = live(FROM_BUCKETS);

    assertThat(TrainingDecision.of(made).actions()).isEmpty();
    assertThat(TrainingDecision.of(Trainings.allowing(Reach.NONE, made)).actions())
        .containsExactly(new Action.MendAccess());
  }

  @Test
  void itIsWrittenAgainWhenSomebodyHasEditedOrDeletedIt() {
    NetworkPolicy edited = TrainerAccess.of(IN_VOLUMES, Reach.ALL);
    edited.getSpec().setEgress(List.of(new NetworkPolicyEgressRule()));
    NetworkPolicy unlabelled = TrainerAccess.of(IN_VOLUMES, Reach.ALL);
    unlabelled.getMetadata().setLabels(null);
    GanQpTraining ended =
        Trainings.with(
            IN_VOLUMES,
            TrainingDecision.of(
                    Trainings.observed(
                        IN_VOLUMES,
                        Optional.of(
                            Trainings.finished(Trainings.job(IN_VOLUMES), "Complete", "x"))))
                .status());

    assertThat(TrainingDecision.of(live(IN_VOLUMES).withAccess(edited)).actions())
        .containsExactly(new Action.MendAccess());
    assertThat(TrainingDecision.of(live(IN_VOLUMES).withAccess(unlabelled)).actions())
        .as("nothing would tell of later edits")
        .containsExactly(new Action.MendAccess());
    assertThat(TrainingDecision.of(Trainings.withoutAccess(live(IN_VOLUMES))).actions())
        .containsExactly(new Action.MendAccess());
    assertThat(TrainingDecision.of(Trainings.withoutAccess(live(ended))).actions())
        .as("no pod needs it any more")
        .doesNotContain(new Action.MendAccess());
  }

  private static Observed live(GanQpTraining training) {
    return Trainings.observed(training, Optional.of(Trainings.job(training)));
  }

  private static GanQpTrainingStatus status(GanQpTraining training, Reach egress) {
    return TrainingDecision.of(Trainings.allowing(egress, live(training))).status();
  }
}
