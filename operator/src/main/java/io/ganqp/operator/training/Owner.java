package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.ganqp.crds.v1alpha1.GanQpTraining;

/** Who an object belongs to, and goes with. */
final class Owner {

  private Owner() {}

  static OwnerReference of(GanQpTraining training) {
    return new OwnerReferenceBuilder()
        .withApiVersion(training.getApiVersion())
        .withKind(training.getKind())
        .withName(training.getMetadata().getName())
        .withUid(training.getMetadata().getUid())
        .withController(true)
        .build();
  }

  /** Whether {@code object} belongs to {@code owner} itself, and not to a namesake of it. */
  static boolean owns(HasMetadata owner, HasMetadata object) {
    return object.getMetadata().getOwnerReferences().stream()
        .anyMatch(reference -> reference.getUid().equals(owner.getMetadata().getUid()));
  }
}
