package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraintBuilder;
import java.util.List;
import java.util.Map;

/** How pods spread over nodes and zones. */
final class Spread {

  private Spread() {}

  /**
   * The user's constraints. One without a selector counts no pods at all in Kubernetes; here it
   * counts those of its own resource.
   *
   * @param constraints may be null
   */
  static List<TopologySpreadConstraint> of(
      List<TopologySpreadConstraint> constraints, Map<String, String> ownPods) {
    return constraints == null
        ? List.of()
        : constraints.stream().map(constraint -> counting(ownPods, constraint)).toList();
  }

  private static TopologySpreadConstraint counting(
      Map<String, String> ownPods, TopologySpreadConstraint constraint) {
    return constraint.getLabelSelector() != null
        ? constraint
        : new TopologySpreadConstraintBuilder(constraint)
            .withNewLabelSelector()
            .withMatchLabels(ownPods)
            .endLabelSelector()
            .build();
  }
}
