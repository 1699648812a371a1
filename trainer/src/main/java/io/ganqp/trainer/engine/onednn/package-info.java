/**
 * Networks on oneDNN, called directly: blocked memory and compiled primitives, several times as
 * fast as ND4J on a CPU. An operation is made of {@code Step}s, most of them {@code Kernel}s of
 * oneDNN. Convolutions have two algorithms, direct and Winograd's. Knows the engine's interface,
 * its programs and the network package; no ND4J may enter.
 */
package io.ganqp.trainer.engine.onednn;
