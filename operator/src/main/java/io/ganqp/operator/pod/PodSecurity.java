package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.ganqp.crds.v1alpha1.PodIdentity;
import java.util.Objects;

/** What the "restricted" Pod Security Standard wants, and as whom a pod runs. */
final class PodSecurity {

  /** The user and the group that own the files in the images. */
  private static final long USER = 10001;

  private static final PodIdentity NOTHING_SAID = new PodIdentity(null, null, null, null, null);

  private PodSecurity() {}

  /**
   * Of the pod.
   *
   * @param identity may be null
   * @param assignedByCluster whether user and groups are left to the cluster where {@code identity}
   *     does not say
   */
  static PodSecurityContext ofPod(PodIdentity identity, boolean assignedByCluster) {
    PodIdentity said = Objects.requireNonNullElse(identity, NOTHING_SAID);
    boolean assigned = isAssigned(said, assignedByCluster);
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(number(said.runAsUser(), assigned))
        .withRunAsGroup(number(said.runAsGroup(), assigned))
        .withFsGroup(number(said.fsGroup(), assigned))
        .withFsGroupChangePolicy("OnRootMismatch")
        .withSupplementalGroups(said.supplementalGroups())
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  /** Of the container. */
  static SecurityContext ofContainer() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }

  /** A number that is said is meant, however the operator was installed. */
  private static boolean isAssigned(PodIdentity said, boolean assignedByCluster) {
    return Objects.requireNonNullElse(said.assignedByCluster(), assignedByCluster);
  }

  private static Long number(Long said, boolean assigned) {
    return said != null || assigned ? said : (Long) USER;
  }
}
