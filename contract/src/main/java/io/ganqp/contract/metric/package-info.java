/**
 * A value of a metric with what it takes to compare it: its name, which way is better, and its
 * error. What metrics there are is not known here.
 */
package io.ganqp.contract.metric;
