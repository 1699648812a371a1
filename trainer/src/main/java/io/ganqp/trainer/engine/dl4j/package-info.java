/**
 * The engine that runs on every ND4J backend, CUDA too: ND4J's native operations as a backend of
 * programs. DL4J's own layers define and store the networks and are the reference in tests; nothing
 * here knows losses or training.
 */
package io.ganqp.trainer.engine.dl4j;
