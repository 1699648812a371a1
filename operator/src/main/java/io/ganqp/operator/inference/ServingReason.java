package io.ganqp.operator.inference;

import io.ganqp.operator.diagnosis.Trouble;

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
  /** Something keeps the pods from the scheduler: see the message. */
  SCHEDULING_GATED("SchedulingGated"),
  /** The node that was chosen does not admit a pod: see the message. */
  NODE_REFUSED("NodeRefused"),
  /** The node of a pod does not answer. */
  NODE_LOST("NodeLost"),
  /** The image cannot be pulled: correct its name, or the credentials of its registry. */
  IMAGE_PULL("ImagePull"),
  /** The registry of the image does not answer; the node tries again. */
  REGISTRY_UNAVAILABLE("RegistryUnavailable"),
  /** The volume can be used on one node only, and the pods are on several. */
  VOLUME_NOT_SHARED("VolumeNotShared"),
  /** The pods mount a Secret that is not there: create it, or correct its name. */
  SECRET_NOT_FOUND("SecretNotFound"),

  /** The pods mount a ConfigMap that is not there: create it, or correct its name. */
  CONFIG_MAP_NOT_FOUND("ConfigMapNotFound"),

  /** A volume cannot be attached or mounted, for another reason. */
  VOLUME_NOT_MOUNTED("VolumeNotMounted"),

  /** The node cannot set up a pod, its network or its runtime: see the message. */
  POD_SANDBOX("PodSandbox"),
  /** The pods refer to what is not there, or cannot be started as they are described. */
  POD_CONFIGURATION("PodConfiguration"),
  /** An init container that others have put into the pods ends with an error. */
  INIT_CONTAINER_FAILED("InitContainerFailed"),
  /** The container needs more memory than its limit. */
  OUT_OF_MEMORY("OutOfMemory"),
  /** The container ends: see its log. */
  CONTAINER_FAILED("ContainerFailed"),
  /** A container that others have put beside the service ends with an error. */
  SIDECAR_FAILED("SidecarFailed"),
  /** The kubelet ended a pod, for it or its node used too much storage or memory. */
  EVICTED("Evicted"),
  /** A pod was preempted or drained, or its node went. */
  PREEMPTED("Preempted"),
  /** The cluster does not have a kind that is asked for: install it, or do not ask. */
  KIND_MISSING("KindMissing"),
  /** The administrator does not allow what is asked for: see the message. */
  NOT_ALLOWED("NotAllowed"),
  /** The API server could not make a pod this time: it was not reached, or too busy. */
  API_SERVER_UNAVAILABLE("ApiServerUnavailable"),
  /** The cluster makes no pods, for want of quota or by a policy. */
  PODS_REFUSED("PodsRefused"),
  /** No pod of the new revision became ready in time. */
  PROGRESS_DEADLINE_EXCEEDED("ProgressDeadlineExceeded");

  private final String word;

  ServingReason(String word) {
    this.word = word;
  }

  /** The one place that turns a trouble of a pod into a reason. */
  static ServingReason of(Trouble.Kind trouble) {
    return switch (trouble) {
      case SCHEDULING_GATED -> SCHEDULING_GATED;
      case UNSCHEDULABLE -> UNSCHEDULABLE;
      case REFUSED -> PODS_REFUSED;
      case API_UNAVAILABLE -> API_SERVER_UNAVAILABLE;
      case NODE_REFUSED -> NODE_REFUSED;
      case SECRET_NOT_FOUND -> SECRET_NOT_FOUND;
      case CONFIG_MAP_NOT_FOUND -> CONFIG_MAP_NOT_FOUND;
      case VOLUME_NOT_MOUNTED -> VOLUME_NOT_MOUNTED;
      case SANDBOX -> POD_SANDBOX;
      case IMAGE_PULL -> IMAGE_PULL;
      case REGISTRY_UNAVAILABLE -> REGISTRY_UNAVAILABLE;
      case CONFIGURATION -> POD_CONFIGURATION;
      case INIT_RUNNING -> STARTING;
      case INIT_FAILED -> INIT_CONTAINER_FAILED;
      case SIDECAR_FAILED, SIDECAR_RUNS_ON -> SIDECAR_FAILED;
      case OUT_OF_MEMORY -> OUT_OF_MEMORY;
      case EXITED, DEADLINE -> CONTAINER_FAILED;
      case EVICTED -> EVICTED;
      case DISRUPTED -> PREEMPTED;
      case NODE_LOST -> NODE_LOST;
    };
  }

  /** The reason as a condition has it. */
  String word() {
    return word;
  }
}
