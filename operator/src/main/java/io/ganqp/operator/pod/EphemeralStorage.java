package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import io.ganqp.crds.v1alpha1.PodSettings;
import io.ganqp.crds.v1alpha1.ScratchSpec;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

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
   * not given is not below the request, nor below what the scratch folders may hold.
   */
  static ResourceRequirements complete(Component component, PodSettings settings) {
    ResourceRequirements resources = settings.resources();
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
      Quantity most = most(component, settings.scratch());
      completed.addToLimits(NAME, request.filter(asked -> isMore(asked, most)).orElse(most));
    }
    return completed.build();
  }

  private static Quantity most(Component component, ScratchSpec scratch) {
    if (scratch == null) {
      return component.mostDisk();
    }
    BigDecimal folders =
        Stream.of(scratch.cacheSize(), scratch.temporarySize())
            .filter(Objects::nonNull)
            .map(size -> Quantity.parse(size).getNumericalAmount())
            .reduce(component.usualDisk().getNumericalAmount(), BigDecimal::add);
    return folders.compareTo(component.mostDisk().getNumericalAmount()) > 0
        ? new Quantity(folders.toPlainString())
        : component.mostDisk();
  }

  private static boolean isMore(Quantity one, Quantity other) {
    return one.getNumericalAmount().compareTo(other.getNumericalAmount()) > 0;
  }

  private static Optional<Quantity> in(Map<String, Quantity> quantities) {
    return Optional.ofNullable(quantities).map(q -> q.get(NAME));
  }
}
