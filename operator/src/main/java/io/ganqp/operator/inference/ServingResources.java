package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.Map;

/** What a serving pod asks a node for when the user does not say. */
final class ServingResources {

  private ServingResources() {}

  /**
   * The resources with a request of CPU and of memory: an autoscaler measures CPU by its request,
   * and a pod without one is the first to be evicted. A limit counts as a request.
   *
   * @param resources may be null
   */
  static ResourceRequirements withRequests(ResourceRequirements resources) {
    ResourceRequirementsBuilder completed =
        resources == null
            ? new ResourceRequirementsBuilder()
            : new ResourceRequirementsBuilder(resources);
    if (!names(resources, "cpu")) {
      completed.addToRequests("cpu", new Quantity("500", "m"));
    }
    if (!names(resources, "memory")) {
      completed.addToRequests("memory", new Quantity("768", "Mi"));
    }
    return completed.build();
  }

  private static boolean names(ResourceRequirements resources, String name) {
    return resources != null
        && (names(resources.getRequests(), name) || names(resources.getLimits(), name));
  }

  private static boolean names(Map<String, Quantity> quantities, String name) {
    return quantities != null && quantities.containsKey(name);
  }
}
