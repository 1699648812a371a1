package io.ganqp.operator.diagnosis;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerStatus;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodCondition;
import io.fabric8.kubernetes.api.model.PodStatus;
import io.ganqp.operator.diagnosis.ContainerView.Role;
import io.ganqp.operator.pod.Component;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A pod as rules look at it.
 *
 * @param pod as the API server gives it
 * @param component what its main container is
 * @param now the time
 */
record PodView(Pod pod, Component component, Instant now) {

  private static final Set<String> OVER = Set.of("Succeeded", "Failed");

  PodStatus status() {
    return pod.getStatus() == null ? new PodStatus() : pod.getStatus();
  }

  String name() {
    return pod.getMetadata().getName();
  }

  boolean hasEnded() {
    return status().getPhase() != null && OVER.contains(status().getPhase());
  }

  Optional<PodCondition> condition(String type, String value) {
    return status().getConditions().stream()
        .filter(c -> type.equals(c.getType()) && value.equals(c.getStatus()))
        .findFirst();
  }

  Optional<ContainerView> main() {
    return beside(true).findFirst();
  }

  boolean mainHasBegun() {
    return main().filter(ContainerView::hasBegun).isPresent();
  }

  /** The first init container that the others still wait for. */
  Optional<ContainerView> init() {
    return inits().filter(init -> !init.letsOthersBegin()).findFirst();
  }

  /** Those that run with the main one: others have put them there. */
  List<ContainerView> sidecars() {
    return Stream.concat(inits().filter(init -> init.role() == Role.NATIVE_SIDECAR), beside(false))
        .toList();
  }

  private Stream<ContainerView> inits() {
    return views(
        pod.getSpec().getInitContainers(),
        status().getInitContainerStatuses(),
        container ->
            "Always".equals(container.getRestartPolicy()) ? Role.NATIVE_SIDECAR : Role.INIT);
  }

  private Stream<ContainerView> beside(boolean main) {
    return views(
            pod.getSpec().getContainers(),
            status().getContainerStatuses(),
            container ->
                component.container().equals(container.getName()) ? Role.MAIN : Role.BESIDE)
        .filter(view -> (view.role() == Role.MAIN) == main);
  }

  private static Stream<ContainerView> views(
      List<Container> containers, List<ContainerStatus> statuses, Function<Container, Role> role) {
    return containers.stream()
        .map(
            container ->
                new ContainerView(
                    role.apply(container),
                    container,
                    statuses.stream()
                        .filter(status -> container.getName().equals(status.getName()))
                        .findFirst()
                        .orElse(null)));
  }
}
