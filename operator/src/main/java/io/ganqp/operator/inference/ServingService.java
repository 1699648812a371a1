package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The address of the pods inside the cluster. */
final class ServingService {
  /** Of the Service: plain HTTP's own, so that a URL needs none. */
  static final int PORT = 80;

  /** What proxies and meshes know HTTP/2 without TLS by. */
  private static final String CLEAR_TEXT_HTTP2 = "kubernetes.io/h2c";

  private ServingService() {}

  static Service of(GanQpInference inference, Track track, ServingPorts ports) {
    return new ServiceBuilder()
        .withMetadata(ServingNames.metadata(inference, track))
        .withNewSpec()
        .withSelector(ServingNames.selector(inference, track))
        .withPorts(ports(ports.grpc()))
        .endSpec()
        .build();
  }

  private static List<ServicePort> ports(Optional<Integer> grpc) {
    List<ServicePort> ports = new ArrayList<>();
    ports.add(port(ServingNames.PORT, PORT).build());
    grpc.map(number -> port(ServingNames.GRPC, number).withAppProtocol(CLEAR_TEXT_HTTP2).build())
        .ifPresent(ports::add);
    return ports;
  }

  private static ServicePortBuilder port(String name, int number) {
    return new ServicePortBuilder()
        .withName(name)
        .withProtocol("TCP")
        .withPort(number)
        .withTargetPort(new IntOrString(name));
  }

  /** Where faces come from inside the cluster. */
  static String url(GanQpInference inference) {
    return "http://%s.%s"
        .formatted(inference.getMetadata().getName(), inference.getMetadata().getNamespace());
  }
}
