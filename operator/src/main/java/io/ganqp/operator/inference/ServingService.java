package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;

/** The address of the pods inside the cluster. */
final class ServingService {
  /** Of the Service: plain HTTP's own, so that a URL needs none. */
  static final int PORT = 80;

  private ServingService() {}

  static Service of(GanQpInference inference, Track track) {
    return new ServiceBuilder()
        .withMetadata(ServingNames.metadata(inference, track))
        .withNewSpec()
        .withSelector(ServingNames.selector(inference, track))
        .addNewPort()
        .withName(ServingNames.PORT)
        .withProtocol("TCP")
        .withPort(PORT)
        .withTargetPort(new IntOrString(ServingNames.PORT))
        .endPort()
        .endSpec()
        .build();
  }

  /** Where faces come from inside the cluster. */
  static String url(GanQpInference inference) {
    return "http://%s.%s"
        .formatted(inference.getMetadata().getName(), inference.getMetadata().getNamespace());
  }
}
