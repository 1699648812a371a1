package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.Optional;

/**
 * What a container asks of its node's disk when the user does not say: scratch folders, logs and
 * what it writes besides. Without a request, the pod is the first to be evicted when the disk is
 * full; without a limit it fills what others need.
 */
final class EphemeralStorage {

  private static final String NAME = "ephemeral-storage";

  private EphemeralStorage() {}

  /**
   * The resources with a request and a limit of it. A limit counts as a request, and one that is
   * not given is not below the request.
   *
   * @param resources may be null
   */
  static ResourceRequirements complete(Component component, ResourceRequirements resources) {
    ResourceRequirementsBuilder completed =
        resources == null
            ? new ResourceRequirementsBuilder()
            : new ResourceRequirementsBuilder(resources);
    Optional<Quantity> request = in(completed.getRequests());
    Optional<Quantity> limit = in(completed.getLimits());
    if (request.or(() -> limit).isEmpty()) {
      completed.addToRequests(NAME, component.usualDisk());
    }
    if (limit.isEmpty()) {
      Quantity most = component.mostDisk();
      completed.addToLimits(NAME, request.filter(asked -> isMore(asked, most)).orElse(most));
    }
    return completed.build();
  }

  private static boolean isMore(Quantity one, Quantity other) {
    return one.getNumericalAmount().compareTo(other.getNumericalAmount()) > 0;
  }

  private static Optional<Quantity> in(Map<String, Quantity> quantities) {
    return Optional.ofNullable(quantities).map(q -> q.get(NAME));
  }
}
