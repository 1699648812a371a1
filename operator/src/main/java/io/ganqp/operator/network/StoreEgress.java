package io.ganqp.operator.network;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.ganqp.operator.permission.Reach;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * The calls that pods make to object stores, and no others. Policies add up: whoever needs more
 * writes another one.
 */
public final class StoreEgress {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int DNS = 53;

  /**
   * Where OpenShift's DNS pods listen; many networks judge by the pod's port, not the Service's.
   */
  private static final int DNS_BEHIND_SERVICE = 5353;

  /** Where clouds give a pod the credentials of its node or identity. */
  private static final String METADATA_SERVICES = "169.254.0.0/16";

  private StoreEgress() {}

  /**
   * The rules; none if nothing is called.
   *
   * @param namespace of the pods
   * @param reach how far they may call beyond the stores' own ports
   */
  public static List<NetworkPolicyEgressRule> to(
      List<CalledStore> stores, String namespace, Reach reach) {
    Set<NetworkPolicyEgressRule> rules = new LinkedHashSet<>();
    for (CalledStore store : stores) {
      rules.add(storeAndNames(store));
      store
          .namespace(namespace)
          .filter(of -> reach.covers(namespace, of))
          .ifPresent(of -> rules.add(toPodsOf(of)));
      if (!store.secret() && reach == Reach.ALL) {
        rules.addAll(toIdentity());
      }
    }
    return List.copyOf(rules);
  }

  /** What is left out of the rules, as the administrator does not allow it: a sentence each. */
  public static List<String> refused(List<CalledStore> stores, String namespace, Reach reach) {
    Set<String> sentences = new LinkedHashSet<>();
    for (CalledStore store : stores) {
      store
          .namespace(namespace)
          .filter(of -> !reach.covers(namespace, of))
          .ifPresent(of -> sentences.add(onePortOnly(store, of, namespace)));
      if (!store.secret() && reach != Reach.ALL) {
        sentences.add(
            "The administrator allows no calls for an identity, which a store without secretName"
                + " may need (the metadata services of clouds, port 443): set allow.egress=All in"
                + " the chart, or name a Secret.");
      }
    }
    return List.copyOf(sentences);
  }

  private static String onePortOnly(CalledStore store, String of, String own) {
    return "The administrator allows calls to namespace %s on port %d alone: set allow.egress=%s in the chart if the pods of %s listen on another one."
        .formatted(
            of,
            store.port(),
            Objects.equals(of, own) ? "SameNamespace" : "All",
            store.endpoint().orElseThrow());
  }

  private static NetworkPolicyEgressRule storeAndNames(CalledStore store) {
    return new NetworkPolicyEgressRuleBuilder()
        .withPorts(
            port("UDP", DNS),
            port("TCP", DNS),
            port("TCP", store.port()),
            port("UDP", DNS_BEHIND_SERVICE),
            port("TCP", DNS_BEHIND_SERVICE))
        .build();
  }

  private static NetworkPolicyEgressRule toPodsOf(String namespace) {
    return new NetworkPolicyEgressRuleBuilder()
        .addNewTo()
        .withNewNamespaceSelector()
        .addToMatchLabels("kubernetes.io/metadata.name", namespace)
        .endNamespaceSelector()
        .endTo()
        .build();
  }

  private static List<NetworkPolicyEgressRule> toIdentity() {
    return List.of(
        new NetworkPolicyEgressRuleBuilder().withPorts(port("TCP", HTTPS)).build(),
        new NetworkPolicyEgressRuleBuilder()
            .withPorts(port("TCP", HTTP))
            .addNewTo()
            .withNewIpBlock()
            .withCidr(METADATA_SERVICES)
            .endIpBlock()
            .endTo()
            .build());
  }

  private static NetworkPolicyPort port(String protocol, int port) {
    return new NetworkPolicyPort(null, new IntOrString(port), protocol);
  }
}
