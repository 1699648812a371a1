package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.status.Conditions;
import io.ganqp.operator.status.Restriction;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The NetworkPolicy of trainers, as the API server has it. */
class TrainerAccessIT {

  private static final String OTHER_NAMESPACE =
      "model: {from: {s3: {bucket: others, endpoint: 'http://minio.storage:9000',"
          + " secretName: a}}}";

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void whatTheAdministratorAllowsNowGoesForTrainersThatRun() {
    fixture.apply("running", OTHER_NAMESPACE);
    fixture.awaitRunningPod("running", 1);
    assertThat(policy("running").get().getSpec().getEgress()).hasSize(1);
    fixture.awaitStatus("running", s -> Conditions.isTrue(s.conditions(), Restriction.CONDITION));

    fixture.allow(Permissions.ALL);
    await().untilAsserted(() -> assertRules("running", 2));
    fixture.awaitStatus("running", s -> !Conditions.isTrue(s.conditions(), Restriction.CONDITION));

    fixture.allow(Permissions.USUAL);
    await().untilAsserted(() -> assertRules("running", 1));
    fixture.awaitStatus("running", s -> Conditions.isTrue(s.conditions(), Restriction.CONDITION));
    assertThat(policy("running").get().getMetadata().getGeneration())
        .as("written when it is made and for each change")
        .isEqualTo(3);
  }

  @Test
  void rulesThatSomebodyAddsAreTakenAwayAndWhatElseIsWrittenThereStays() {
    fixture.apply("edited");
    fixture.awaitRunningPod("edited", 1);
    assertRules("edited", 0);

    policy("edited")
        .edit(
            present ->
                new NetworkPolicyBuilder(present)
                    .editMetadata()
                    .addToAnnotations("theirs", "kept")
                    .endMetadata()
                    .editSpec()
                    .addNewEgress()
                    .endEgress()
                    .endSpec()
                    .build());

    await().untilAsserted(() -> assertRules("edited", 0));
    assertThat(policy("edited").get().getMetadata().getAnnotations()).containsKey("theirs");
  }

  @Test
  void aPolicyThatIsDeletedComesBackWhileItsJobNeedsIt() {
    fixture.apply("deleted");
    fixture.awaitRunningPod("deleted", 1);
    NetworkPolicy made = policy("deleted").get();

    policy("deleted").delete();

    NetworkPolicy back = await().until(() -> policy("deleted").get(), p -> p != null);
    assertThat(back.getMetadata().getUid()).isNotEqualTo(made.getMetadata().getUid());
    assertThat(back.getSpec()).isEqualTo(made.getSpec());
  }

  @Test
  void somebodyElsesPolicyOfThatNameIsLeftAloneAndNamed() {
    NetworkPolicy theirs = fixture.admin().resource(named("taken").build()).create();

    fixture.apply("taken");

    assertThat(fixture.awaitCondition("taken", Phase.PENDING, Reason.NAME_TAKEN).getMessage())
        .contains("there is a NetworkPolicy taken.trainer already");
    assertThat(policy("taken").get()).isEqualTo(theirs);
    assertThat(fixture.job("taken")).isNull();
  }

  @Test
  void thatOfAFormerTrainingIsWaitedForAndItsEndIsHeardOf() {
    NetworkPolicy former = TrainerAccess.of(trainingBefore("again"), Permissions.USUAL.egress());
    fixture.admin().resource(former).create();

    fixture.apply("again");
    fixture.awaitCondition("again", Phase.PENDING, Reason.STOPPING);
    assertThat(fixture.job("again")).isNull();

    policy("again").delete();
    fixture.awaitJob("again");
    assertThat(Owner.owns(fixture.training("again"), policy("again").get())).isTrue();
  }

  private static void assertRules(String training, int rules) {
    assertThat(policy(training).get().getSpec().getEgress()).hasSize(rules);
  }

  private static NetworkPolicyBuilder named(String training) {
    return new NetworkPolicyBuilder()
        .withNewMetadata()
        .withNamespace(fixture.namespace())
        .withName(training + ".trainer")
        .endMetadata()
        .withNewSpec()
        .withNewPodSelector()
        .endPodSelector()
        .endSpec();
  }

  /** Of the same name, and deleted since. */
  private static GanQpTraining trainingBefore(String name) {
    GanQpTraining former = Trainings.training();
    former.getMetadata().setName(name);
    former.getMetadata().setNamespace(fixture.namespace());
    former.getMetadata().setUid("00000000-0000-0000-0000-000000000001");
    return former;
  }

  private static Resource<NetworkPolicy> policy(String training) {
    return fixture
        .admin()
        .network()
        .v1()
        .networkPolicies()
        .inNamespace(fixture.namespace())
        .withName(training + ".trainer");
  }
}
