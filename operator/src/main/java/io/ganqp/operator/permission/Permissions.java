package io.ganqp.operator.permission;

import java.util.Optional;

/**
 * What the administrator allows.
 *
 * @param httpRoutes where the Gateways may be that HTTPRoutes are attached to
 * @param serviceMonitors whether ServiceMonitors may be made
 * @param egress where pods may call beyond the port of their store: all ports of the pods behind
 *     it, and with {@link Reach#ALL} whoever gives an identity
 */
public record Permissions(Reach httpRoutes, boolean serviceMonitors, Reach egress) {

  /** Everything, as before there were permissions. */
  public static final Permissions ALL = new Permissions(Reach.ALL, true, Reach.ALL);

  /** What an installation has unless its administrator says otherwise. */
  public static final Permissions USUAL =
      new Permissions(Reach.SAME_NAMESPACE, false, Reach.SAME_NAMESPACE);

  /**
   * Why a route may not be made; empty if it may.
   *
   * @param namespace of the route
   * @param gateway and its namespace
   */
  public Optional<String> refusesRoute(String namespace, String gateway, String gatewayNamespace) {
    return httpRoutes.covers(namespace, gatewayNamespace)
        ? Optional.empty()
        : Optional.of(
            "The administrator allows HTTPRoutes to %s, and Gateway %s is in namespace %s: set allow.httpRoutes=%s in the chart, or unset spec.httpRoute."
                .formatted(
                    httpRoutes == Reach.NONE
                        ? "no Gateways"
                        : "Gateways of the same namespace alone",
                    gateway,
                    gatewayNamespace,
                    namespace.equals(gatewayNamespace) ? "SameNamespace" : "All"));
  }

  /** Why a monitor may not be made; empty if it may. */
  public Optional<String> refusesMonitor() {
    return serviceMonitors
        ? Optional.empty()
        : Optional.of(
            "The administrator allows no ServiceMonitors: set allow.serviceMonitors=true in the"
                + " chart, or unset spec.monitoring.");
  }
}
