package io.ganqp.operator.training;

import java.util.Arrays;
import java.util.Optional;

/** Every reason that a condition of a training can have. */
enum Reason {
  /** The pod is being made. */
  STARTING("Starting"),
  /** A queue, such as Kueue's, has not admitted the Job yet. */
  QUEUED("Queued"),
  /** No node takes the pod. */
  UNSCHEDULABLE("Unschedulable"),
  /** The node cannot pull the image. */
  IMAGE_PULL("ImagePull"),
  /** The registry of the image does not answer; the node tries again. */
  REGISTRY_UNAVAILABLE("RegistryUnavailable"),
  /** The pod refers to what is not there, or cannot be made as it is described. */
  POD_CONFIGURATION("PodConfiguration"),
  /** The pod mounts a Secret that is not there. */
  SECRET_NOT_FOUND("SecretNotFound"),

  /** The pod mounts a ConfigMap that is not there. */
  CONFIG_MAP_NOT_FOUND("ConfigMapNotFound"),

  /** A volume of the pod cannot be attached or mounted, for another reason. */
  VOLUME_NOT_MOUNTED("VolumeNotMounted"),

  /** The node cannot set up the pod: its network or its runtime. */
  POD_SANDBOX("PodSandbox"),
  /** The node that was chosen does not admit the pod. */
  NODE_REFUSED("NodeRefused"),
  /** The node of the pod does not answer. */
  NODE_LOST("NodeLost"),
  /** An init container that others have put into the pod ends with an error. */
  INIT_CONTAINER_FAILED("InitContainerFailed"),
  /** A container that others have put beside the trainer ends with an error. */
  SIDECAR_FAILED("SidecarFailed"),
  /** The trainer has ended, and a container that others have put beside it goes on. */
  SIDECAR_RUNS_ON("SidecarRunsOn"),

  /** The API server could not make the pod this time: it was not reached, or too busy. */
  API_SERVER_UNAVAILABLE("ApiServerUnavailable"),
  /** The API server does not take the Job or its pod: a quota, a policy, something missing. */
  REFUSED("Refused"),

  /** Another object has the name that the Job, its ConfigMap or its NetworkPolicy needs. */
  NAME_TAKEN("NameTaken"),
  /** The specification has changed; the training goes on from its last checkpoint. */
  SPEC_CHANGED("SpecChanged"),
  /** A pod is saving its last checkpoint. */
  STOPPING("Stopping"),
  /** The trainer is at work; what it does at first is read its dataset, and the message says so. */
  TRAINING("Training"),
  /** {@code spec.runPolicy.suspend} is set. */
  SUSPENDED("Suspended"),
  /** {@code spec.serving} was taken out; the service that it made stays. */
  SERVICE_KEPT("ServiceKept"),
  /** All iterations are done and the model is exported. */
  DONE("Done"),
  /** The kubelet ended the pod, for it or its node used too much storage or memory. */
  EVICTED("Evicted"),
  /** The pod was preempted or drained, or its node went. */
  PREEMPTED("Preempted"),
  /** The trainer was told to stop by somebody else, and has saved a checkpoint. */
  INTERRUPTED("Interrupted"),
  /** The container needed more memory than its limit. */
  OUT_OF_MEMORY("OutOfMemory"),
  /** The specification cannot be trained, or does not fit the checkpoints in the store. */
  INVALID_CONFIGURATION("InvalidConfiguration"),
  /** The images are missing, unreadable, or too many of them are rejected. */
  DATASET_NOT_FOUND("DatasetNotFound"),
  /** The store cannot be read or written. */
  STORE_UNAVAILABLE("StoreUnavailable"),
  /** Losses or weights were not finite again and again. */
  DIVERGED("Diverged"),
  /** The exported file does not compute what the trained network does. */
  EXPORT_FAILED("ExportFailed"),
  /** There is no such engine there: no GPU, no native library. */
  ENGINE_UNAVAILABLE("EngineUnavailable"),
  /** Memory, disk space, a folder or a library that the run needs later is missing there. */
  ENVIRONMENT_UNSUITABLE("EnvironmentUnsuitable"),
  /** The store holds checkpoints, and none is intact. */
  CHECKPOINTS_DAMAGED("CheckpointsDamaged"),
  /** The trainer failed in another way. */
  TRAINER_FAILED("TrainerFailed"),
  /** The trainer failed more often than {@code spec.runPolicy.backoffLimit} allows. */
  BACKOFF_LIMIT_EXCEEDED("BackoffLimitExceeded"),
  /** The run took longer than {@code spec.runPolicy.activeDeadlineSeconds}. */
  DEADLINE_EXCEEDED("DeadlineExceeded"),
  /** The run waited longer than {@code spec.runPolicy.startDeadlineSeconds}. */
  START_DEADLINE_EXCEEDED("StartDeadlineExceeded");

  private final String word;

  Reason(String word) {
    this.word = word;
  }

  /** The one that a condition has; empty if an operator of another version wrote it. */
  static Optional<Reason> of(String word) {
    return Arrays.stream(values()).filter(reason -> reason.word.equals(word)).findFirst();
  }

  /**
   * Whether a training that is given up after such an end is given up for that, and not for how
   * often it happened.
   */
  boolean isFinal() {
    return switch (this) {
      case OUT_OF_MEMORY,
          INVALID_CONFIGURATION,
          DATASET_NOT_FOUND,
          STORE_UNAVAILABLE,
          DIVERGED,
          EXPORT_FAILED,
          ENGINE_UNAVAILABLE,
          ENVIRONMENT_UNSUITABLE,
          CHECKPOINTS_DAMAGED,
          POD_CONFIGURATION,
          INIT_CONTAINER_FAILED,
          SIDECAR_FAILED ->
          true;
      default -> false;
    };
  }

  /** The reason as the condition has it. */
  String word() {
    return word;
  }
}
