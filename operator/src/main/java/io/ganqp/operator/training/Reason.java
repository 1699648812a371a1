package io.ganqp.operator.training;

import io.ganqp.operator.mount.MountTrouble;

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
  /** The pod refers to what is not there, or cannot be made as it is described. */
  POD_CONFIGURATION("PodConfiguration"),
  /** The pod mounts a Secret that is not there. */
  SECRET_NOT_FOUND("SecretNotFound"),

  /** The pod mounts a ConfigMap that is not there. */
  CONFIG_MAP_NOT_FOUND("ConfigMapNotFound"),

  /** A volume of the pod cannot be attached or mounted, for another reason. */
  VOLUME_NOT_MOUNTED("VolumeNotMounted"),

  /** The API server does not take the Job: a quota, a policy, an impossible pod. */
  REFUSED("Refused"),

  /** Another object has the name that the Job or its ConfigMap needs. */
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
  /** The pod was preempted, evicted, or lost its node. */
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

  /** Why a pod waits whose volumes are not mounted. */
  static Reason of(MountTrouble.Kind trouble) {
    return switch (trouble) {
      case SECRET_NOT_FOUND -> SECRET_NOT_FOUND;
      case CONFIG_MAP_NOT_FOUND -> CONFIG_MAP_NOT_FOUND;
      case VOLUME_NOT_MOUNTED -> VOLUME_NOT_MOUNTED;
    };
  }

  /** The reason as the condition has it. */
  String word() {
    return word;
  }
}
