package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.api.model.apps.ControllerRevisionBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpInference;
import java.util.Map;
import java.util.Optional;

/**
 * The pod template of the Deployment that serves, kept while another one is tried: the spec asks
 * for the other one by then, so a Deployment that somebody deletes could not be made again from it.
 */
final class KeptTemplate {
  private static final String TEMPLATE = "template";

  private KeptTemplate() {}

  static ControllerRevision of(GanQpInference inference, Deployment present) {
    PodTemplateSpec template = present.getSpec().getTemplate();
    return new ControllerRevisionBuilder()
        .withMetadata(ServingNames.metadata(inference))
        .editMetadata()
        .addToAnnotations(Revision.ANNOTATION, Revision.of(present).orElse(""))
        .endMetadata()
        .withRevision(1L)
        .withData(Map.of(TEMPLATE, template))
        .build();
  }

  /** Whether it is the template that the Deployment has. */
  static boolean isOf(ControllerRevision kept, Deployment present) {
    return Revision.of(kept.getMetadata()).equals(Optional.of(Revision.of(present).orElse("")));
  }

  /** The Deployment with that template; empty if it is none of ours. */
  static Optional<Deployment> deployment(
      GanQpInference inference, ControllerRevision kept, KubernetesSerialization json) {
    Map<?, ?> data = json.convertValue(kept.getData(), Map.class);
    PodTemplateSpec template = json.convertValue(data.get(TEMPLATE), PodTemplateSpec.class);
    return ServingPod.modelIn(template)
        .map(model -> ServingDeployment.of(inference, Track.STABLE, model, template));
  }
}
