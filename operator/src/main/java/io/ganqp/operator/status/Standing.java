package io.ganqp.operator.status;

import java.util.List;

/**
 * How far a resource is from what its specification asks for, in the conditions that kstatus, and
 * with it Flux, kpt and others, read of resources that they do not know.
 *
 * @see <a href="https://github.com/kubernetes-sigs/cli-utils/tree/master/pkg/kstatus">kstatus</a>
 */
public enum Standing {
  /** Nothing is left to do, or nothing is asked for: {@link #READY} alone tells which. */
  SETTLED(false, false),
  /** The operator, or whom it waits for, is at work on it. */
  UNDER_WAY(true, false),
  /** It does not go on before somebody does something. */
  STUCK(false, true);

  /** Whether what the specification asks for is there. */
  public static final String READY = "Ready";

  /** Type of the condition that is True for {@link #UNDER_WAY}. */
  public static final String RECONCILING = "Reconciling";

  /** Type of the condition that is True for {@link #STUCK}. */
  public static final String STALLED = "Stalled";

  private final boolean reconciling;
  private final boolean stalled;

  Standing(boolean reconciling, boolean stalled) {
    this.reconciling = reconciling;
    this.stalled = stalled;
  }

  /**
   * {@link #RECONCILING} and {@link #STALLED}, of which one is True at most.
   *
   * @param message of the one that is True
   */
  public List<ConditionState> conditions(String reason, String message) {
    return List.of(
        new ConditionState(RECONCILING, reconciling, reason, reconciling ? message : ""),
        new ConditionState(STALLED, stalled, reason, stalled ? message : ""));
  }
}
