package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GatewayReference;
import io.ganqp.operator.canary.Routing;
import io.ganqp.operator.canary.Routing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What Gateways say of a route: Gateway API has each write into {@code status.parents} whether it
 * takes it.
 *
 * @param routing of what the route asks for
 * @param quietUntil until when it means nothing that none says anything
 */
record RouteStatus(Routing routing, Instant quietUntil) {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final long NEVER = -1;

  /** Other conditions may be left from changes of before. */
  private static final Set<Object> JUDGED = Set.of("Accepted", "ResolvedRefs");

  /**
   * Reads it.
   *
   * @param route empty if there is none yet
   */
  static RouteStatus of(
      GanQpInference inference, Optional<GenericKubernetesResource> route, Instant now) {
    GatewayReference gateway = inference.getSpec().httpRoute().gateway();
    String namespace = inference.getMetadata().getNamespace();
    return route.stream()
        .map(r -> r.<List<Map<String, Object>>>get("status", "parents"))
        .filter(Objects::nonNull)
        .flatMap(List::stream)
        .filter(parent -> isOf(parent, gateway, namespace))
        .map(parent -> of(parent, gateway, generation(route.orElseThrow())))
        .max(Comparator.comparing(Routing::state))
        .map(routing -> new RouteStatus(routing, Instant.EPOCH))
        .orElseGet(
            () ->
                new RouteStatus(
                    Routing.not(State.NOT_TAKEN, nobody(gateway, namespace)),
                    created(route).orElse(now).plus(PATIENCE)));
  }

  /** What there is to say of a route that no Gateway takes. */
  Optional<String> remark(Instant now) {
    return routing.why().filter(w -> isNotTaken() && !now.isBefore(quietUntil));
  }

  /** When to look again whether somebody has said something; empty if somebody has. */
  Optional<Duration> untilNextLook(Instant now) {
    return isNotTaken() && now.isBefore(quietUntil)
        ? Optional.of(Duration.between(now, quietUntil))
        : Optional.empty();
  }

  private boolean isNotTaken() {
    return routing.state() == State.NOT_TAKEN || routing.state() == State.REJECTED;
  }

  private static Routing of(Map<String, Object> parent, GatewayReference gateway, long generation) {
    List<Map<String, Object>> conditions = list(parent.get("conditions"));
    List<Map<String, Object>> objections =
        conditions.stream().filter(RouteStatus::isObjection).toList();
    if (!objections.isEmpty()) {
      Map<String, Object> objection = objections.get(0);
      return Routing.not(
          objections.stream().allMatch(o -> isToTheRouteItself(o, generation))
              ? State.REJECTED
              : State.NOT_TAKEN,
          "Gateway %s rejects the HTTPRoute: %s: %s"
              .formatted(gateway.name(), objection.get("reason"), objection.get("message")));
    }
    if (conditions.stream().noneMatch(c -> is(c, "Accepted", "True"))) {
      return Routing.not(
          State.NOT_TAKEN,
          "Gateway %s has not accepted the HTTPRoute yet.".formatted(gateway.name()));
    }
    // Whoever does not say which generation a condition is of is believed to mean the present one.
    return conditions.stream()
            .filter(condition -> JUDGED.contains(condition.get("type")))
            .allMatch(c -> observed(c, generation) >= generation)
        ? Routing.taken()
        : Routing.not(
            State.CHANGING,
            "Gateway %s has not taken the latest change of the HTTPRoute yet."
                .formatted(gateway.name()));
  }

  private static boolean isObjection(Map<String, Object> condition) {
    return is(condition, "Accepted", "False")
        || is(condition, "ResolvedRefs", "False")
        || is(condition, "PartiallyInvalid", "True");
  }

  /** Not to a Gateway that has yet to come, or to a route that is not the present one. */
  private static boolean isToTheRouteItself(Map<String, Object> objection, long generation) {
    return (!is(objection, "Accepted", "False")
            || "UnsupportedValue".equals(objection.get("reason")))
        && observed(objection, NEVER) >= generation;
  }

  private static boolean is(Map<String, Object> condition, String type, String status) {
    return type.equals(condition.get("type")) && status.equals(condition.get("status"));
  }

  private static long observed(Map<String, Object> condition, long unless) {
    return condition.get("observedGeneration") instanceof Number number
        ? number.longValue()
        : unless;
  }

  private static boolean isOf(
      Map<String, Object> parent, GatewayReference gateway, String namespace) {
    return parent.get("parentRef") instanceof Map<?, ?> reference
        && gateway.name().equals(reference.get("name"))
        && namespace(gateway, namespace)
            .equals(Objects.requireNonNullElse(reference.get("namespace"), namespace))
        && Objects.equals(gateway.sectionName(), reference.get("sectionName"));
  }

  private static String nobody(GatewayReference gateway, String namespace) {
    return ("No Gateway has reported on the HTTPRoute: check that Gateway %s exists in namespace %s"
            + " and that its class has a controller.")
        .formatted(gateway.name(), namespace(gateway, namespace));
  }

  private static String namespace(GatewayReference gateway, String own) {
    return Objects.requireNonNullElse(gateway.namespace(), own);
  }

  private static long generation(GenericKubernetesResource route) {
    return Objects.requireNonNullElse(route.getMetadata().getGeneration(), 0L);
  }

  private static Optional<Instant> created(Optional<GenericKubernetesResource> route) {
    return route.map(r -> r.getMetadata().getCreationTimestamp()).map(Instant::parse);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> list(Object conditions) {
    return conditions == null ? List.of() : (List<Map<String, Object>>) conditions;
  }
}
