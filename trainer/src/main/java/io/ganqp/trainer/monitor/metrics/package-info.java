/**
 * {@code metrics.jsonl}: what a run leaves of its figures, written as it goes and read back as
 * curves. No clock enters, so that a resumed run leaves the same bytes.
 */
package io.ganqp.trainer.monitor.metrics;
