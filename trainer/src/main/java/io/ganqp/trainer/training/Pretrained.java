package io.ganqp.trainer.training;

import io.ganqp.contract.store.ModelOrigin;

/**
 * The networks of another training.
 *
 * @param origin where they come from
 * @param generator flat parameters of its averaged generator
 * @param critic flat parameters of its critic
 */
record Pretrained(ModelOrigin origin, float[] generator, float[] critic) {}
