/**
 * Networks on oneDNN, called directly: blocked memory and compiled primitives, several times as
 * fast as ND4J on a CPU. A {@code Plan} is a {@code Program} of {@code Operation}s, one for a
 * layer; an operation is made of {@code Step}s, most of them {@code Kernel}s of oneDNN.
 * Convolutions have two algorithms, direct and Winograd's. Knows the engine's interface and the
 * network package; no ND4J may enter.
 */
package io.ganqp.trainer.engine.onednn;
