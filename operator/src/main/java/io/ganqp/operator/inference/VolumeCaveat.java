package io.ganqp.operator.inference;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Pod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether a pod waits in vain for a volume that another node has. */
final class VolumeCaveat {
  private static final Set<String> ONE_NODE = Set.of("ReadWriteOnce", "ReadWriteOncePod");

  private VolumeCaveat() {}

  /**
   * The obstacle, if the claim can be used on one node only.
   *
   * @param waiting a pod that its node has yet to start, while others run on other nodes
   */
  static Optional<Obstacle> of(Pod waiting, PersistentVolumeClaim claim) {
    List<String> modes = claim.getSpec().getAccessModes();
    if (!ONE_NODE.containsAll(modes)) {
      return Optional.empty();
    }
    String message =
        ("Pod %s waits on node %s, but its volume claim %s is %s, for pods on one node at a time:"
                + " use a claim that is ReadOnlyMany or ReadWriteMany, a store in S3, or keep the"
                + " pods on one node with server.nodeSelector.")
            .formatted(
                waiting.getMetadata().getName(),
                waiting.getSpec().getNodeName(),
                claim.getMetadata().getName(),
                String.join(", ", modes));
    return Optional.of(new Obstacle(ServingReason.VOLUME_NOT_SHARED, message));
  }
}
