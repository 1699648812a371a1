package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRuleBuilder;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.S3Access;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Everyone may ask for faces; the pods themselves call nobody, or the object store alone. Policies
 * add up: whoever needs more writes another one.
 */
final class NetworkAccess {
  private static final int HTTP = 80;
  private static final int HTTPS = 443;
  private static final int DNS = 53;

  /** Read by itself: an environment may hold what is no URI. */
  private static final Pattern PORT = Pattern.compile("^https?://[^/]*:([0-9]{1,5})(/|$)");

  /** Where clouds give a pod the credentials of its node or identity. */
  private static final String METADATA_SERVICES = "169.254.0.0/16";

  private NetworkAccess() {}

  static NetworkPolicy of(GanQpInference inference, PinnedModel model) {
    return new NetworkPolicyBuilder()
        .withMetadata(ServingNames.metadata(inference))
        .withNewSpec()
        .withNewPodSelector()
        .withMatchLabels(ServingNames.selector(inference))
        .endPodSelector()
        .withPolicyTypes("Ingress", "Egress")
        .addNewIngress()
        .addToPorts(port("TCP", ServingNames.PORT_NUMBER))
        .endIngress()
        .withEgress(ModelAccess.claim(model).isPresent() ? List.of() : toStore(model.s3()))
        .endSpec()
        .build();
  }

  private static List<NetworkPolicyEgressRule> toStore(S3Access s3) {
    List<NetworkPolicyPort> store = new ArrayList<>();
    store.add(port("UDP", DNS));
    store.add(port("TCP", DNS));
    store.add(port("TCP", s3 == null || s3.endpoint() == null ? HTTPS : port(s3.endpoint())));
    List<NetworkPolicyEgressRule> rules = new ArrayList<>();
    rules.add(new NetworkPolicyEgressRuleBuilder().withPorts(store).build());
    if (s3 == null || s3.secretName() == null) {
      rules.add(new NetworkPolicyEgressRuleBuilder().withPorts(port("TCP", HTTPS)).build());
      rules.add(
          new NetworkPolicyEgressRuleBuilder()
              .withPorts(port("TCP", HTTP))
              .addNewTo()
              .withNewIpBlock()
              .withCidr(METADATA_SERVICES)
              .endIpBlock()
              .endTo()
              .build());
    }
    return rules;
  }

  private static int port(String endpoint) {
    Matcher explicit = PORT.matcher(endpoint);
    if (explicit.find()) {
      return Integer.parseInt(explicit.group(1));
    }
    return endpoint.startsWith("http://") ? HTTP : HTTPS;
  }

  private static NetworkPolicyPort port(String protocol, int port) {
    return new NetworkPolicyPort(null, new IntOrString(port), protocol);
  }
}
