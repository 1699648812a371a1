package io.ganqp.operator.status;

/** Every event that the operator records: its reason, its action, and whether it is a warning. */
public enum EventReason {
  /** A Job was made that trains. */
  JOB_CREATED("JobCreated", "CreateJob", false),
  /** The Job was deleted, so that the trainer saves and stops. */
  JOB_DELETED("JobDeleted", "DeleteJob", false),
  /** A pod was deleted that would not have ended by itself. */
  POD_DELETED("PodDeleted", "DeletePod", false),
  /** A trainer has begun to train. */
  TRAINING_STARTED("TrainingStarted", "Observe", false),
  /** The training waits for something that a person may have to do. */
  TRAINING_WAITS("TrainingWaits", "Observe", true),
  /** A trainer ended early and another one goes on from the last checkpoint. */
  TRAINER_RESTARTED("TrainerRestarted", "Observe", true),
  /** The training is suspended. */
  SUSPENDED("Suspended", "Observe", false),
  /** The training is done. */
  COMPLETED("Completed", "Observe", false),
  /** The training is given up. */
  FAILED("Failed", "Observe", true),
  /** The service that the training asks for was made. */
  SERVING_CREATED("ServingCreated", "CreateInference", false),
  /** A service of the name that the training needs is somebody else's. */
  SERVING_NAME_TAKEN("ServingNameTaken", "Observe", true),
  /** The training is deleted, as its time after the end is over. */
  EXPIRED("Expired", "DeleteTraining", false),
  /** Pods with another model, or made otherwise, take over. */
  ROLLED_OUT("RolledOut", "RollOut", false),
  /** Pods that are to take over cannot. */
  ROLLOUT_BLOCKED("RolloutBlocked", "Observe", true),
  /** Somebody has taken the Deployment back to an earlier revision; it is left so. */
  ROLLED_BACK("RolledBack", "Observe", false),
  /** Pods of a candidate are made. */
  CANARY_STARTED("CanaryStarted", "StartCanary", false),
  /** What was a candidate is rolled out. */
  CANARY_PROMOTED("CanaryPromoted", "PromoteCanary", false),
  /** A candidate is taken back, as its pods do not serve. */
  CANARY_FAILED("CanaryFailed", "WithdrawCanary", true),
  /** A candidate is taken back, as it is not wanted any more. */
  CANARY_WITHDRAWN("CanaryWithdrawn", "WithdrawCanary", false);

  private final String reason;
  private final String action;
  private final boolean warning;

  EventReason(String reason, String action, boolean warning) {
    this.reason = reason;
    this.action = action;
    this.warning = warning;
  }

  String reason() {
    return reason;
  }

  String action() {
    return action;
  }

  String type() {
    return warning ? "Warning" : "Normal";
  }
}
