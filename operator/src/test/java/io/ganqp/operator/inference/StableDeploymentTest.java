package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.contract.serving.ServingReport;
import io.ganqp.operator.canary.StableState;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StableDeploymentTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String NEW = "{replicas: 1, updatedReplicas: 1}";
  private static final String SERVED_BEFORE =
      """
      {replicas: 1, updatedReplicas: 1, conditions: [
        {type: Progressing, status: "True", reason: NewReplicaSetAvailable}]}
      """;
  private static final Optional<Obstacle> COMPLAINT =
      Optional.of(new Obstacle(ServingReason.MODEL_UNUSABLE, "no such bucket"));

  private static final Optional<Obstacle> NO_ROOM =
      Optional.of(new Obstacle(ServingReason.UNSCHEDULABLE, "0/1 nodes are available"));

  @Test
  void oneThatHasNeverServedAndCannotIsStuck() {
    assertThat(state(NEW, COMPLAINT, Optional.empty())).isEqualTo(StableState.STUCK);
  }

  @Test
  void oneThatLoadsItsModelIsNot() {
    Optional<Obstacle> loading =
        Optional.of(new Obstacle(ServingReason.STARTING, ServingReport.LOADING));

    assertThat(state(NEW, loading, Optional.of(NOW.plusSeconds(1)))).isEqualTo(StableState.UNREADY);
    assertThat(state(NEW, loading, Optional.of(NOW))).as("for ever").isEqualTo(StableState.STUCK);
  }

  @Test
  void oneThatHasNeverServedForWantOfRoomIsStuckAtItsDeadline() {
    String overdue =
        """
        {replicas: 1, updatedReplicas: 1, conditions: [
          {type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}
        """;

    assertThat(state(NEW, NO_ROOM, Optional.empty())).isEqualTo(StableState.UNREADY);
    assertThat(state(overdue, NO_ROOM, Optional.empty())).isEqualTo(StableState.STUCK);
  }

  @Test
  void oneThatHasLostItsRoomIsStuckAfterAQuarterOfAnHour() {
    String served =
        """
        {replicas: 1, updatedReplicas: 1, conditions: [
          {type: Progressing, status: "True", reason: NewReplicaSetAvailable},
          {type: Available, status: "False", lastTransitionTime: "%s"}]}
        """;

    assertThat(state(served.formatted("2026-01-01T11:45:01Z"), NO_ROOM, Optional.empty()))
        .isEqualTo(StableState.UNREADY);
    assertThat(state(served.formatted("2026-01-01T11:45:00Z"), NO_ROOM, Optional.empty()))
        .isEqualTo(StableState.STUCK);
  }

  @Test
  void aRollOutThatIsHalfDoneIsStuckWhenItIsOverdue() {
    String half =
        """
        {replicas: 2, updatedReplicas: 1, readyReplicas: 2, conditions: [
          {type: Progressing, status: "%s"}]}
        """;
    RevisionPods oneServes =
        new RevisionPods(1, Optional.empty(), Optional.empty(), Optional.empty());

    assertThat(StableDeployment.state(deployment(half.formatted("True")), oneServes, NOW))
        .isEqualTo(StableState.ROLLING);
    assertThat(StableDeployment.state(deployment(half.formatted("False")), oneServes, NOW))
        .isEqualTo(StableState.STUCK);
  }

  @Test
  void oneThatHasServedHasItsTimeToComeBack() {
    assertThat(state(SERVED_BEFORE, COMPLAINT, Optional.of(NOW.plusSeconds(1))))
        .isEqualTo(StableState.UNREADY);
    assertThat(state(SERVED_BEFORE, COMPLAINT, Optional.of(NOW))).isEqualTo(StableState.STUCK);
  }

  @Test
  void oneThatDoesNotMoveInTimeIsOverdue() {
    String late =
        """
        {conditions: [
          {type: ReplicaFailure, status: "True", message: exceeded quota},
          {type: Progressing, status: "False", reason: ProgressDeadlineExceeded}]}
        """;

    assertThat(StableDeployment.isOverdue(deployment(late))).isTrue();
    assertThat(StableDeployment.isOverdue(deployment(SERVED_BEFORE))).isFalse();
  }

  @Test
  void podsWithoutRoomCrowdWhatRollsAlone() {
    RevisionPods unschedulable =
        new RevisionPods(
            0,
            Optional.empty(),
            Optional.of(new Obstacle(ServingReason.UNSCHEDULABLE, "0/1 nodes")),
            Optional.empty());
    RevisionPods missing =
        new RevisionPods(0, Optional.empty(), Optional.empty(), Optional.empty());
    String refused =
        """
        {replicas: 1, readyReplicas: 1, conditions: [
          {type: ReplicaFailure, status: "True", message: 'pods "p-" is forbidden: exceeded quota: q'}]}
        """;

    assertThat(crowded("{replicas: 2, updatedReplicas: 1, readyReplicas: 1}", unschedulable))
        .isTrue();
    assertThat(crowded(refused, missing)).isTrue();
    assertThat(crowded(NEW, unschedulable)).isFalse();
    assertThat(crowded("{replicas: 2, updatedReplicas: 1, readyReplicas: 1}", missing)).isFalse();
  }

  private static boolean crowded(String status, RevisionPods pods) {
    return StableDeployment.isCrowded(deployment(status), pods);
  }

  private static StableState state(
      String status, Optional<Obstacle> obstacle, Optional<Instant> deadline) {
    return StableDeployment.state(
        deployment(status), new RevisionPods(0, Optional.empty(), obstacle, deadline), NOW);
  }

  private static Deployment deployment(String status) {
    return new KubernetesSerialization()
        .unmarshal(
            """
            metadata: {name: faces}
            spec: {replicas: 1}
            status: %s
            """
                .formatted(status.indent(2).strip()),
            Deployment.class);
  }
}
