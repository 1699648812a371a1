package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** A resource that the operator is to make exists already, and is somebody else's. */
final class NameTakenException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NameTakenException(HasMetadata present) {
    super(
        "The %s %s exists already and does not belong to this GanQpInference: delete it, or give one of them another name."
            .formatted(present.getKind(), present.getMetadata().getName()));
  }
}
