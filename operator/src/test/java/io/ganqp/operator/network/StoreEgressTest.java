package io.ganqp.operator.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.ganqp.operator.permission.Reach;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StoreEgressTest {

  private static final CalledStore OURS = CalledStore.of("http://minio:9000", "s3");
  private static final CalledStore THEIRS = CalledStore.of("http://minio.storage.svc", "s3");
  private static final CalledStore AWS = CalledStore.of(null, null);

  @ParameterizedTest
  @CsvSource({
    "http://minio, vision",
    "http://minio:80, vision",
    "http://minio.storage/, storage",
    "https://minio.storage.svc:443, storage",
    "http://minio.storage.svc.cluster.local:9000/path, storage",
    "https://s3.eu-central-1.amazonaws.com,",
    "http://10.0.0.7:9000,",
    "http://[fd00::7]:9000,"
  })
  void theServicesOfTheClusterAreToldByTheirNames(String endpoint, String namespace) {
    assertThat(CalledStore.of(endpoint, null).namespace("vision"))
        .isEqualTo(Optional.ofNullable(namespace));
  }

  @Test
  void whoHasNoStoreCallsNobody() {
    assertThat(StoreEgress.to(List.of(), "vision", Reach.ALL)).isEmpty();
    assertThat(StoreEgress.refused(List.of(), "vision", Reach.NONE)).isEmpty();
  }

  @Test
  void theStoreItselfIsAlwaysCalled() {
    assertThat(ports(StoreEgress.to(List.of(THEIRS), "vision", Reach.NONE)))
        .containsExactly(53, 53, 80, 5353, 5353);
    assertThat(ports(StoreEgress.to(List.of(AWS), "vision", Reach.NONE))).contains(443);
  }

  @Test
  void allPodsBehindAStoreAreCalledAsFarAsItIsAllowed() {
    assertThat(namespaces(Reach.NONE)).isEmpty();
    assertThat(namespaces(Reach.SAME_NAMESPACE)).containsExactly("vision");
    assertThat(namespaces(Reach.ALL)).containsExactly("vision", "storage");
  }

  @Test
  void anIdentityIsAskedForOnlyWhereAllIsAllowed() {
    assertThat(StoreEgress.to(List.of(AWS), "vision", Reach.SAME_NAMESPACE)).hasSize(1);
    assertThat(StoreEgress.to(List.of(AWS), "vision", Reach.ALL)).hasSize(3);
  }

  @Test
  void whatIsRefusedIsSaidWithTheValueOfTheChart() {
    assertThat(StoreEgress.refused(List.of(OURS, THEIRS, AWS), "vision", Reach.SAME_NAMESPACE))
        .satisfiesExactly(
            pods ->
                assertThat(pods)
                    .startsWith("The administrator allows calls to namespace storage on port 80")
                    .contains("set allow.egress=All in the chart"),
            identity ->
                assertThat(identity)
                    .startsWith("The administrator allows no calls for an identity")
                    .contains("set allow.egress=All in the chart"));
    assertThat(StoreEgress.refused(List.of(OURS), "vision", Reach.NONE))
        .singleElement()
        .satisfies(said -> assertThat(said).contains("set allow.egress=SameNamespace"));
    assertThat(StoreEgress.refused(List.of(OURS, THEIRS, AWS), "vision", Reach.ALL)).isEmpty();
  }

  private static List<String> namespaces(Reach reach) {
    return StoreEgress.to(List.of(OURS, THEIRS), "vision", reach).stream()
        .flatMap(rule -> rule.getTo().stream())
        .map(to -> to.getNamespaceSelector().getMatchLabels().get("kubernetes.io/metadata.name"))
        .toList();
  }

  private static List<Integer> ports(List<NetworkPolicyEgressRule> rules) {
    return rules.stream()
        .flatMap(rule -> rule.getPorts().stream())
        .map(NetworkPolicyPort::getPort)
        .map(port -> port.getIntVal())
        .toList();
  }
}
