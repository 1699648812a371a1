/**
 * How the operator tells people what it sees: conditions whose times move only with their status,
 * and events of a closed list of reasons. Knows no resource in particular.
 */
package io.ganqp.operator.status;
