package io.ganqp.operator.diagnosis;

/**
 * What is wrong with a pod.
 *
 * @param kind what has to be looked after
 * @param message the cluster's or the container's own words, then the remedy
 */
public record Trouble(Kind kind, String message) {

  /** Every kind of trouble that a pod can be in. */
  public enum Kind {
    /** Somebody, such as a queue, keeps the scheduler from looking at it. */
    SCHEDULING_GATED,
    /** No node takes it. */
    UNSCHEDULABLE,
    /** It cannot be made at all: a quota, a policy, something that it refers to. */
    REFUSED,
    /** It could not be made this time, and the cluster tries again. */
    API_UNAVAILABLE,
    /** The node that was chosen does not admit it. */
    NODE_REFUSED,
    /** It mounts a Secret that is not there. */
    SECRET_NOT_FOUND,
    /** It mounts a ConfigMap that is not there. */
    CONFIG_MAP_NOT_FOUND,
    /** A volume cannot be attached or mounted, for another reason. */
    VOLUME_NOT_MOUNTED,
    /** The node cannot set up its network or its runtime. */
    SANDBOX,
    /** The node cannot get an image. */
    IMAGE_PULL,
    /** The registry of an image does not answer; the node tries again. */
    REGISTRY_UNAVAILABLE,
    /** A container cannot be made or started as it is described. */
    CONFIGURATION,
    /** An init container still runs, and the others wait for it. */
    INIT_RUNNING,
    /** An init container ends with an error. */
    INIT_FAILED,
    /** A container that others have put beside the main one ends with an error. */
    SIDECAR_FAILED,
    /** The main container has ended, and one that others have put beside it goes on. */
    SIDECAR_RUNS_ON,
    /** A container needs more memory than it may have. */
    OUT_OF_MEMORY,
    /** The main container ended with an error. */
    EXITED,
    /** It took longer than its own deadline allows. */
    DEADLINE,
    /** The kubelet ended it, for it or its node used too much storage or memory. */
    EVICTED,
    /** It had to make room: preempted, drained, or its node went. */
    DISRUPTED,
    /** Its node does not answer. */
    NODE_LOST;

    /**
     * Whether a pod that ends so has failed, as against having ended for the cluster's sake or at
     * somebody's request.
     */
    public boolean isFailure() {
      return this != DISRUPTED && this != NODE_LOST;
    }
  }

  /** With the remedy after the words, if there is one. */
  static Trouble of(Kind kind, String words, String remedy) {
    return new Trouble(kind, remedy.isEmpty() ? words : Words.withoutStop(words) + "; " + remedy);
  }
}
