package io.ganqp.operator.network;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import java.util.List;
import java.util.Map;

/** The policy of pods that everyone may ask, and that call few or nobody. */
public final class PodAccess {

  private PodAccess() {}

  /**
   * The policy.
   *
   * @param metadata of the policy
   * @param pods their labels
   * @param ports that they listen on
   * @param calls the rules for what they may call; empty for nobody
   */
  public static NetworkPolicy of(
      ObjectMeta metadata,
      Map<String, String> pods,
      List<Integer> ports,
      List<NetworkPolicyEgressRule> calls) {
    return new NetworkPolicyBuilder()
        .withMetadata(metadata)
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(pods)
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .addNewIngress()
        .withPorts(
            ports.stream()
                .map(port -> new NetworkPolicyPort(null, new IntOrString(port), "TCP"))
                .toList())
        .endIngress()
        .withEgress(calls)
        .endSpec()
        .build();
  }
}
