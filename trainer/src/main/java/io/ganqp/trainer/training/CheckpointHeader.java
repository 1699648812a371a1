package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * {@code state.json} of a checkpoint: all of the state that is not a vector.
 *
 * @param schema version of this document
 * @param iteration the last finished iteration
 * @param attempt how many times the run had gone back because it diverged
 * @param criticSteps Adam steps of the critic
 * @param generatorSteps Adam steps of the generator
 * @param engine what computed it: engine, instruction set, threads; with another one the last bits
 *     differ
 * @param identity of the training, see {@link TrainingIdentity}
 */
record CheckpointHeader(
    int schema,
    long iteration,
    int attempt,
    long criticSteps,
    long generatorSteps,
    String engine,
    JsonNode identity) {

  static final int SCHEMA = 1;
}
