package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.ganqp.operator.pod.Component;
import java.net.URI;
import java.util.Optional;

/** Where a trainer's pod answers. */
final class TrainerAddress {

  private TrainerAddress() {}

  /** Its address; empty while it has none, or does not run. */
  static Optional<URI> of(Pod pod) {
    if (pod.getStatus() == null
        || pod.getStatus().getPodIP() == null
        || !"Running".equals(pod.getStatus().getPhase())) {
      return Optional.empty();
    }
    String ip = pod.getStatus().getPodIP();
    int port =
        pod.getSpec().getContainers().stream()
            .filter(container -> Component.TRAINER.container().equals(container.getName()))
            .flatMap(container -> container.getPorts().stream())
            .map(ContainerPort::getContainerPort)
            .findFirst()
            .orElse(TrainingJob.PORT);
    return Optional.of(
        URI.create("http://%s:%d".formatted(ip.contains(":") ? "[" + ip + "]" : ip, port)));
  }
}
