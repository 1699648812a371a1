/**
 * What every engine's plans are made of: a network's layers become operations on tensors, in order,
 * with their outputs and gradients placed in memory. An engine brings a {@code Backend}, its
 * tensors and operations; plans, checks, in-place rules and reuse of gradients are written here
 * once. Knows the engine's interface and the network package, and no engine.
 */
package io.ganqp.trainer.engine.program;
