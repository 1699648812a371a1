package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.ContainerPortBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ProbeBuilder;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GrpcSpec;
import io.ganqp.crds.v1alpha1.PodSettings;
import io.ganqp.operator.pod.PodTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The template of the pods that serve one model. */
final class ServingPod {
  /** Annotations that say which model a pod serves. */
  static final String MODEL_SHA256 = "ganqp.io/model-sha256";

  static final String MODEL_URI = "ganqp.io/model-uri";

  private static final String GRPC_PORT = "GANQP_GRPC_PORT";

  /** Until every node has heard that the pod takes no new connections. */
  private static final int UNTIL_UNROUTED = 5;

  /** While the service answers still, but ends the connections that clients keep open. */
  private static final int UNTIL_DISCONNECTED = 5;

  /** The two above, the 30 that the service allows the requests under way, and 20 to spare. */
  private static final long GRACE_SECONDS = 60;

  /** A model is loaded before the service listens; from a slow store that takes minutes. */
  private static final int STARTUP_SECONDS = 600;

  /** Tells why, when a service is not ready. */
  static final String READY = "/q/health/ready";

  private static final String LIVE = "/q/health/live";

  private final PodTemplates templates;

  ServingPod(PodTemplates templates) {
    this.templates = templates;
  }

  /** The template, named by its {@link Revision}. */
  PodTemplateSpec template(GanQpInference inference, PinnedModel model) {
    return Revision.named(made(inference, Track.STABLE, model));
  }

  /** The template of pods that try another one, and have its name. */
  PodTemplateSpec trying(PodTemplateSpec template, GanQpInference inference, PinnedModel model) {
    return Revision.named(
        made(inference, Track.CANARY, model), Revision.of(template.getMetadata()).orElseThrow());
  }

  private PodTemplateSpec made(GanQpInference inference, Track track, PinnedModel model) {
    PodSettings settings = inference.getSpec().server();
    ModelAccess access = ModelAccess.to(model);
    PodTemplateSpec template =
        templates.template(
            track.component(),
            inference.getMetadata().getName(),
            settings,
            container(access.environment(), inference.getSpec().grpc()),
            access.volumes());
    return new PodTemplateSpecBuilder(template)
        .editMetadata()
        .addToAnnotations(MODEL_SHA256, model.model().sha256())
        .addToAnnotations(MODEL_URI, model.model().uri())
        .endMetadata()
        .editSpec()
        .withTerminationGracePeriodSeconds(
            Objects.requireNonNullElse(settings.terminationGracePeriodSeconds(), GRACE_SECONDS))
        .editFirstContainer()
        .withResources(
            ServingResources.complete(template.getSpec().getContainers().get(0).getResources()))
        .withEnv(environment(template))
        .endContainer()
        .endSpec()
        .build();
  }

  /** The model that a template of ours serves; empty for any other template. */
  static Optional<PinnedModel> modelIn(PodTemplateSpec template) {
    var annotations = template.getMetadata().getAnnotations();
    if (annotations == null || !annotations.containsKey(MODEL_SHA256)) {
      return Optional.empty();
    }
    return Optional.of(
        new PinnedModel(
            PinnedModel.model(annotations.get(MODEL_URI), annotations.get(MODEL_SHA256)),
            ModelAccess.s3In(template.getSpec().getContainers().get(0).getEnv())));
  }

  private static List<EnvVar> environment(PodTemplateSpec template) {
    return template.getSpec().getContainers().get(0).getEnv().stream()
        .map(CanonicalVariable::of)
        .toList();
  }

  private static Container container(List<EnvVar> access, GrpcSpec grpc) {
    List<EnvVar> environment = new ArrayList<>(access);
    environment.add(new EnvVar("QUARKUS_SHUTDOWN_DELAY", UNTIL_DISCONNECTED + "s", null));
    List<ContainerPort> ports = new ArrayList<>();
    ports.add(port(ServingNames.PORT, ServingNames.PORT_NUMBER));
    if (grpc != null) {
      environment.add(new EnvVar(GRPC_PORT, Integer.toString(grpc.port()), null));
      ports.add(port(ServingNames.GRPC, grpc.port()));
    }
    return new ContainerBuilder()
        .withEnv(environment)
        .withPorts(ports)
        .withStartupProbe(probe(LIVE, 1, STARTUP_SECONDS))
        .withReadinessProbe(probe(READY, 2, 2))
        .withLivenessProbe(probe(LIVE, 10, 6))
        .withNewLifecycle()
        .withNewPreStop()
        .withNewSleep((long) UNTIL_UNROUTED)
        .endPreStop()
        .endLifecycle()
        .build();
  }

  private static ContainerPort port(String name, int number) {
    return new ContainerPortBuilder()
        .withName(name)
        .withContainerPort(number)
        .withProtocol("TCP")
        .build();
  }

  private static Probe probe(String path, int seconds, int failures) {
    return new ProbeBuilder()
        .withNewHttpGet()
        .withPath(path)
        .withPort(new IntOrString(ServingNames.PORT))
        .endHttpGet()
        .withPeriodSeconds(seconds)
        .withTimeoutSeconds(5)
        .withFailureThreshold(failures)
        .build();
  }
}
