package io.ganqp.trainer.training;

/**
 * What random numbers are drawn for: each purpose has a stream of its own. Ids are forever: with
 * another one a resumed run would draw other numbers.
 */
enum Purpose {
  INITIAL_VALUES(2112920221),
  IMAGE_ORDER(1288407850),
  CRITIC_LATENTS(-1155171812),
  GENERATOR_LATENTS(928434523),
  CRITIC_AUGMENTATION(2076389615),
  GENERATOR_AUGMENTATION(814518544),
  STATISTICS_LATENTS(1665747915),
  EVALUATION_LATENTS(-720275228),
  CONFIRMATION_LATENTS(-481759011),
  EVALUATION_PROJECTIONS(1102801761),
  CONSTRAINT(1),
  SPECTRAL_VECTORS(2);

  private final int id;

  Purpose(int id) {
    this.id = id;
  }

  /** What tells its stream apart. */
  int id() {
    return id;
  }
}
