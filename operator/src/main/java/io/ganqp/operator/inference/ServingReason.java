package io.ganqp.operator.inference;

import io.ganqp.operator.mount.MountTrouble;

/** Every reason that a condition of a GanQpInference can have. */
enum ServingReason {
  /** At least one pod serves. */
  SERVING("Serving"),
  /** No pods are asked for. */
  SCALED_TO_ZERO("ScaledToZero"),
  /** There is nothing to serve yet: wait for the training, or correct its name. */
  NO_MODEL("NoModel"),
  /** Pods are starting. */
  STARTING("Starting"),
  /** Every pod is of the revision that is to be served. */
  UP_TO_DATE("UpToDate"),
  /** Pods of another revision take over. */
  ROLLING_OUT("RollingOut"),
  /** Somebody has taken the Deployment back to an earlier revision. */
  ROLLED_BACK("RolledBack"),
  /** A resource of that name belongs to somebody else: rename one of the two. */
  NAME_TAKEN("NameTaken"),
  /** The API server takes no such resource: correct the spec. */
  REFUSED("Refused"),
  /** The service cannot load the model: see its message. */
  MODEL_UNUSABLE("ModelUnusable"),
  /** No node has room, or fits: free or add some, or ask for less. */
  UNSCHEDULABLE("Unschedulable"),
  /** The image cannot be pulled: correct its name, or the credentials of its registry. */
  IMAGE_PULL("ImagePull"),
  /** The volume can be used on one node only, and the pods are on several. */
  VOLUME_NOT_SHARED("VolumeNotShared"),
  /** The pods mount a Secret that is not there: create it, or correct its name. */
  SECRET_NOT_FOUND("SecretNotFound"),

  /** The pods mount a ConfigMap that is not there: create it, or correct its name. */
  CONFIG_MAP_NOT_FOUND("ConfigMapNotFound"),

  /** A volume cannot be attached or mounted, for another reason. */
  VOLUME_NOT_MOUNTED("VolumeNotMounted"),

  /** The container needs more memory than its limit. */
  OUT_OF_MEMORY("OutOfMemory"),
  /** The container cannot be made, or ends: see its log. */
  CONTAINER_FAILED("ContainerFailed"),
  /** The cluster does not have a kind that is asked for: install it, or do not ask. */
  KIND_MISSING("KindMissing"),
  /** The administrator does not allow what is asked for: see the message. */
  NOT_ALLOWED("NotAllowed"),
  /** The cluster makes no pods, for want of quota or by a policy. */
  PODS_REFUSED("PodsRefused"),
  /** No pod of the new revision became ready in time. */
  PROGRESS_DEADLINE_EXCEEDED("ProgressDeadlineExceeded");

  private final String word;

  ServingReason(String word) {
    this.word = word;
  }

  /** Why pods wait whose volumes are not mounted. */
  static ServingReason of(MountTrouble.Kind trouble) {
    return switch (trouble) {
      case SECRET_NOT_FOUND -> SECRET_NOT_FOUND;
      case CONFIG_MAP_NOT_FOUND -> CONFIG_MAP_NOT_FOUND;
      case VOLUME_NOT_MOUNTED -> VOLUME_NOT_MOUNTED;
    };
  }

  /** The reason as a condition has it. */
  String word() {
    return word;
  }
}
