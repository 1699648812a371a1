package io.ganqp.operator.inference;

import static io.ganqp.operator.inference.ServingCluster.eventually;
import static io.ganqp.operator.inference.TriedCandidate.BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.ganqp.crds.v1alpha1.CanaryPhase;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Settings that are tried are those of the candidate, and of nothing else yet. */
@ExtendWith(WithRoutes.class)
class TriedSettingsIT {
  @AutoClose private final ServingCluster cluster = ServingCluster.trained();
  private final TriedCandidate candidate = new TriedCandidate(cluster);

  @Test
  void aPortIsOfferedWhereAndWhenPodsListenOnIt() {
    candidate.serve(BY_HAND);
    cluster.change("{\"grpc\": {\"port\": 9001}}");
    eventually(() -> assertThat(ports("faces-canary")).containsExactly(80, 9001));
    assertThat(ports("faces")).containsExactly(80);
    assertThat(admitted()).containsExactly(8080);

    candidate.complete();
    candidate.awaitPhase(CanaryPhase.SERVING);
    cluster.change("{\"canary\": {\"promote\": \"%s\"}}".formatted(candidate.canary().revision()));
    eventually(() -> assertThat(ports("faces")).containsExactly(80, 9001));
    eventually(() -> assertThat(admitted()).containsExactly(8080, 9001));
    cluster.controllers().complete();
    candidate.awaitPhase(CanaryPhase.PROMOTED);

    cluster.change("{\"grpc\": null}");
    eventually(() -> assertThat(ports("faces-canary")).containsExactly(80));
    assertThat(ports("faces")).as("its pods listen still").containsExactly(80, 9001);
  }

  @Test
  void aDeploymentThatSomebodyDeletesMeanwhileComesBackAsItWas() {
    candidate.serve(BY_HAND);
    Optional<String> before = Revision.of(cluster.deployment());
    cluster.change("{\"server\": {\"env\": [{\"name\": \"GANQP_WORKERS\", \"value\": \"3\"}]}}");
    candidate.complete();
    candidate.awaitPhase(CanaryPhase.SERVING);
    String uid = cluster.deployment().getMetadata().getUid();

    cluster.client().resource(cluster.deployment()).delete();
    eventually(
        () ->
            assertThat(cluster.deployment())
                .isNotNull()
                .satisfies(d -> assertThat(d.getMetadata().getUid()).isNotEqualTo(uid)));
    assertThat(Revision.of(cluster.deployment())).isEqualTo(before);
    assertThat(variables()).doesNotContain("GANQP_WORKERS");
    cluster.controllers().complete();
    assertThat(candidate.canary().phase()).as("it serves on").isEqualTo(CanaryPhase.SERVING);

    cluster.change("{\"canary\": {\"promote\": \"%s\"}}".formatted(candidate.canary().revision()));
    eventually(() -> assertThat(variables()).contains("GANQP_WORKERS"));
    cluster.controllers().complete();
    candidate.awaitPhase(CanaryPhase.PROMOTED);
    eventually(() -> assertThat(cluster.find(ControllerRevision.class)).isNull());
  }

  private List<String> variables() {
    return cluster
        .deployment()
        .getSpec()
        .getTemplate()
        .getSpec()
        .getContainers()
        .get(0)
        .getEnv()
        .stream()
        .map(variable -> variable.getName())
        .toList();
  }

  private List<Integer> ports(String service) {
    Service found = cluster.find(Service.class, service);
    return found == null
        ? List.of()
        : found.getSpec().getPorts().stream().map(ServicePort::getPort).toList();
  }

  private List<Integer> admitted() {
    return cluster.find(NetworkPolicy.class).getSpec().getIngress().stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(port -> port.getPort().getIntVal())
        .toList();
  }
}
