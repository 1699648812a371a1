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
import java.util.Optional;
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

  /**
   * Where OpenShift's DNS pods listen; many networks judge by the pod's port, not the Service's.
   */
  private static final int DNS_BEHIND_SERVICE = 5353;

  /**
   * A Service's name, and its namespace where it is said: the host of an endpoint in the cluster.
   */
  private static final Pattern SERVICE =
      Pattern.compile(
          "^https?://[a-z][a-z0-9-]*(?:\\.([a-z0-9][a-z0-9-]*)(?:\\.svc(?:\\..*)?)?)?(?::[0-9]+)?(?:/.*)?$");

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
        .withEgress(
            ModelAccess.claim(model).isPresent()
                ? List.of()
                : toStore(model.s3(), inference.getMetadata().getNamespace()))
        .endSpec()
        .build();
  }

  private static List<NetworkPolicyEgressRule> toStore(S3Access s3, String namespace) {
    List<NetworkPolicyPort> store = new ArrayList<>();
    store.add(port("UDP", DNS));
    store.add(port("TCP", DNS));
    store.add(port("TCP", s3 == null || s3.endpoint() == null ? HTTPS : port(s3.endpoint())));
    store.add(port("UDP", DNS_BEHIND_SERVICE));
    store.add(port("TCP", DNS_BEHIND_SERVICE));
    List<NetworkPolicyEgressRule> rules = new ArrayList<>();
    rules.add(new NetworkPolicyEgressRuleBuilder().withPorts(store).build());
    Optional.ofNullable(s3)
        .map(S3Access::endpoint)
        .flatMap(endpoint -> namespaceOf(endpoint, namespace))
        .ifPresent(of -> rules.add(toPodsOf(of)));
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

  /**
   * The namespace of the Service that an endpoint names, if it does. The pods behind it may listen
   * on another port than the Service, and only they know which.
   */
  static Optional<String> namespaceOf(String endpoint, String own) {
    Matcher service = SERVICE.matcher(endpoint);
    return service.matches()
        ? Optional.of(Optional.ofNullable(service.group(1)).orElse(own))
        : Optional.empty();
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
