package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ports of pods as their templates have them, which need not be what the spec asks for: that
 * may be tried by a candidate first, or taken back.
 *
 * @param grpc that the pods of a Deployment have for gRPC; empty for none
 * @param all that pods listen on, also those of before that are still there
 */
record ServingPorts(Optional<Integer> grpc, List<Integer> all) {

  /** Those of a Deployment's template. */
  static ServingPorts of(PodTemplateSpec template) {
    return of(template, List.of());
  }

  /**
   * Those of a Deployment's template.
   *
   * @param pods that there are of it, some perhaps of earlier templates
   */
  static ServingPorts of(PodTemplateSpec template, List<Pod> pods) {
    return new ServingPorts(
        grpc(template.getSpec()).findFirst(),
        Stream.concat(
                Stream.of(ServingNames.PORT_NUMBER),
                Stream.concat(Stream.of(template.getSpec()), pods.stream().map(Pod::getSpec))
                    .flatMap(ServingPorts::grpc)
                    .distinct()
                    .sorted())
            .toList());
  }

  private static Stream<Integer> grpc(PodSpec pod) {
    return pod.getContainers().stream()
        .map(Container::getPorts)
        .flatMap(List::stream)
        .filter(port -> ServingNames.GRPC.equals(port.getName()))
        .map(ContainerPort::getContainerPort);
  }
}
