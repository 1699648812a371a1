package io.ganqp.operator.canary;

/** How the Deployment fares that serves while a candidate is tried. */
public enum StableState {
  /** All of its pods are of one revision. */
  SETTLED,
  /** Pods of another revision take over. */
  ROLLING,
  /** None of its pods is ready, which may pass. */
  UNREADY,
  /** Its pods do not serve, or have not taken over in time: what is to be served may mend that. */
  STUCK,
  /** No pods are asked for. */
  SCALED_TO_ZERO
}
