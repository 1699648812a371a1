/**
 * Networks on oneDNN, called directly: blocked memory and compiled primitives, several times as
 * fast as ND4J on a CPU. {@code layer} makes operations of {@code kernel}s and of the algorithms in
 * {@code convolution}, on tensors in {@code memory}. Knows the engine's interface, its programs and
 * the network package; no ND4J may enter.
 */
package io.ganqp.trainer.engine.onednn;
