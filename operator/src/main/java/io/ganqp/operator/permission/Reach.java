package io.ganqp.operator.permission;

/** How far away from a resource something may be that it makes the operator point at. */
public enum Reach {
  /** Nowhere. */
  NONE,
  /** In the namespace of the resource. */
  SAME_NAMESPACE,
  /** Anywhere. */
  ALL;

  /** Whether it is allowed to point from one namespace to another, which may be the same. */
  public boolean covers(String from, String to) {
    return this == ALL || (this == SAME_NAMESPACE && from.equals(to));
  }
}
