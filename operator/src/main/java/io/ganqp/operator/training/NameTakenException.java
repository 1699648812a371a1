package io.ganqp.operator.training;

import io.fabric8.kubernetes.api.model.HasMetadata;

/** Something else has the name of what a training needs. */
final class NameTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient HasMetadata present;

  /**
   * @param present what has the name
   */
  NameTakenException(HasMetadata present) {
    super("%s %s is there already".formatted(present.getKind(), present.getMetadata().getName()));
    this.present = present;
  }

  HasMetadata present() {
    return present;
  }
}
