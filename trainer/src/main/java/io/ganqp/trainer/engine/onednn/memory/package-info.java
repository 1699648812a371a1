/**
 * Native memory of a plan: owners, buffers that are used by turns, and tensors in blocks of
 * channels.
 */
package io.ganqp.trainer.engine.onednn.memory;
