/**
 * Native memory of a plan: its owner, buffers that are used by turns, tensors in the blocks of
 * channels that suit the CPU, and how oneDNN is told of them.
 */
package io.ganqp.trainer.engine.onednn.memory;
