/**
 * Networks on oneDNN, called directly: blocked memory and compiled primitives, several times as
 * fast as ND4J on a CPU. Knows the engine's interface and the network package; no ND4J may enter.
 */
package io.ganqp.trainer.engine.onednn;
