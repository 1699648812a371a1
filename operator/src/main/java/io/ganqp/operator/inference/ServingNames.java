package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.operator.pod.Component;
import io.ganqp.operator.pod.Labels;
import java.util.Map;
import java.util.stream.Collectors;

/** What the resources of a GanQpInference are called, and whose they are. */
final class ServingNames {
  /** Of the container's port, for the Service, the probes and whoever scrapes. */
  static final String PORT = "http";

  /** That the service listens on. */
  static final int PORT_NUMBER = 8080;

  /** Of the container's port for gRPC, for the Service. */
  static final String GRPC = "grpc";

  private ServingNames() {}

  /** The metadata of everything that belongs to it: its name, and gone when it is gone. */
  static ObjectMeta metadata(GanQpInference inference) {
    return metadata(inference, Track.STABLE);
  }

  /** The same for the resources of one track. */
  static ObjectMeta metadata(GanQpInference inference, Track track) {
    String name = inference.getMetadata().getName();
    return new ObjectMetaBuilder()
        .withNamespace(inference.getMetadata().getNamespace())
        .withName(track.name(inference))
        .withLabels(Labels.of(Component.INFERENCE, name))
        .addNewOwnerReference()
        .withApiVersion(inference.getApiVersion())
        .withKind(inference.getKind())
        .withName(name)
        .withUid(inference.getMetadata().getUid())
        .withController(true)
        .endOwnerReference()
        .build();
  }

  /** The labels by which its pods are found. */
  static Map<String, String> selector(GanQpInference inference) {
    return selector(inference, Track.STABLE);
  }

  /** The same for the pods of one track. */
  static Map<String, String> selector(GanQpInference inference, Track track) {
    return Labels.selector(track.component(), inference.getMetadata().getName());
  }

  /** The same as text, for the scale subresource. */
  static String selectorText(GanQpInference inference) {
    return selector(inference).entrySet().stream()
        .map(label -> label.getKey() + "=" + label.getValue())
        .collect(Collectors.joining(","));
  }
}
