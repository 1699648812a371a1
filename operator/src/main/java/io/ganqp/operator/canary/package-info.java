/**
 * Whether a candidate is tried, promoted or taken back, and what is said of it: pure functions of
 * what is asked for, what was decided before and what is seen now. No client, no reconciler, and
 * nothing that knows how pods are made may enter.
 */
package io.ganqp.operator.canary;
