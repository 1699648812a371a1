package io.ganqp.trainer.training;

/** What random numbers are drawn for: each purpose has a stream of its own. */
enum Purpose {
  INITIAL_VALUES,
  IMAGE_ORDER,
  CRITIC_LATENTS,
  GENERATOR_LATENTS,
  CRITIC_AUGMENTATION,
  GENERATOR_AUGMENTATION,
  STATISTICS_LATENTS,
  EVALUATION_LATENTS,
  CONFIRMATION_LATENTS,
  EVALUATION_PROJECTIONS
}
