/**
 * A run as TensorBoard reads it: event files beside {@code metrics.jsonl}, with the figures of the
 * iterations, the evaluations and the sample grids. Written, never read.
 */
package io.ganqp.trainer.monitor.tensorboard;
