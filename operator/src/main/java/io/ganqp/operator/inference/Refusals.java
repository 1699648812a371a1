package io.ganqp.operator.inference;

import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GatewayReference;
import io.ganqp.crds.v1alpha1.HttpRouteSpec;
import io.ganqp.operator.permission.Permissions;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a service asks for and the administrator does not allow, a sentence each.
 *
 * @param route why there is no HTTPRoute
 * @param monitor why there is no ServiceMonitor
 * @param egress what its pods may not call; they may well need none of it
 */
record Refusals(Optional<String> route, Optional<String> monitor, List<String> egress) {

  /** Those of a service with pods that serve {@code model}. */
  static Refusals of(GanQpInference inference, PinnedModel model, Permissions permissions) {
    return new Refusals(
        Optional.ofNullable(inference.getSpec().httpRoute())
            .flatMap(route -> route(inference, route, permissions)),
        Optional.ofNullable(inference.getSpec().monitoring())
            .flatMap(monitoring -> permissions.refusesMonitor()),
        NetworkAccess.refused(inference, model, permissions.egress()));
  }

  /** Of what the specification itself asks for. */
  List<String> asked() {
    return Stream.of(route, monitor).flatMap(Optional::stream).toList();
  }

  /** All. */
  List<String> all() {
    return Stream.concat(asked().stream(), egress.stream()).toList();
  }

  private static Optional<String> route(
      GanQpInference inference, HttpRouteSpec route, Permissions permissions) {
    String own = inference.getMetadata().getNamespace();
    GatewayReference gateway = route.gateway();
    return permissions.refusesRoute(
        own, gateway.name(), gateway.namespace() == null ? own : gateway.namespace());
  }
}
