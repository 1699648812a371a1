package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;
import java.util.Optional;

/** What a serving pod asks a node for when the user does not say. */
final class ServingResources {
  private static final String CPU = "cpu";
  private static final String MEMORY = "memory";

  private static final Quantity USUAL_CPU = new Quantity("500", "m");

  /** A model of 128 px with 8 workers takes 760 MiB. */
  private static final Quantity USUAL_MEMORY = new Quantity("768", "Mi");

  /**
   * The largest model that the trainer makes by its defaults, of 512 px and 283 MiB, takes 2.0 GiB
   * with the 8 workers that a service has at most by itself; the rest is what its heap, 40 % of the
   * limit, may still grow by.
   */
  private static final Quantity MOST_MEMORY = new Quantity("3", "Gi");

  private ServingResources() {}

  /**
   * The resources with a request of CPU and of memory, and a limit of memory: an autoscaler
   * measures CPU by its request, a pod without one is the first to be evicted, and one without a
   * limit takes what its neighbours need before the kernel ends any of them. A limit counts as a
   * request; one that is not given is not below the request.
   *
   * @param resources may be null
   */
  static ResourceRequirements complete(ResourceRequirements resources) {
    ResourceRequirementsBuilder completed =
        resources == null
            ? new ResourceRequirementsBuilder()
            : new ResourceRequirementsBuilder(resources);
    Optional<Quantity> memory = in(completed.getRequests(), MEMORY);
    Optional<Quantity> memoryLimit = in(completed.getLimits(), MEMORY);
    if (in(completed.getRequests(), CPU).or(() -> in(completed.getLimits(), CPU)).isEmpty()) {
      completed.addToRequests(CPU, USUAL_CPU);
    }
    if (memory.or(() -> memoryLimit).isEmpty()) {
      completed.addToRequests(MEMORY, USUAL_MEMORY);
    }
    if (memoryLimit.isEmpty()) {
      completed.addToLimits(MEMORY, memory.filter(ServingResources::isMore).orElse(MOST_MEMORY));
    }
    return completed.build();
  }

  private static boolean isMore(Quantity request) {
    return request.getNumericalAmount().compareTo(MOST_MEMORY.getNumericalAmount()) > 0;
  }

  private static Optional<Quantity> in(Map<String, Quantity> quantities, String name) {
    return Optional.ofNullable(quantities).map(q -> q.get(name));
  }
}
