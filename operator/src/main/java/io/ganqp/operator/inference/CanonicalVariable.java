package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.EnvVarBuilder;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.Quantity;

/**
 * A user's environment variable with the values that the API server would fill in: these blocks are
 * applied as a whole, so that without them a template would differ from itself for ever.
 */
final class CanonicalVariable {

  private CanonicalVariable() {}

  static EnvVar of(EnvVar variable) {
    EnvVarSource source = variable.getValueFrom();
    if (source == null) {
      return variable;
    }
    EnvVarBuilder canonical = new EnvVarBuilder(variable);
    if (source.getFieldRef() != null && source.getFieldRef().getApiVersion() == null) {
      canonical.editValueFrom().editFieldRef().withApiVersion("v1").endFieldRef().endValueFrom();
    }
    if (source.getResourceFieldRef() != null && source.getResourceFieldRef().getDivisor() == null) {
      canonical
          .editValueFrom()
          .editResourceFieldRef()
          .withDivisor(new Quantity("0"))
          .endResourceFieldRef()
          .endValueFrom();
    }
    return canonical.build();
  }
}
