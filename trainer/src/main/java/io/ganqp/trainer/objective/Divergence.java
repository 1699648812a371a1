package io.ganqp.trainer.objective;

/**
 * A divergence between real and fake distribution in its dual form: what critic and generator
 * minimise, as pure functions of the critic's scores. Batches are paired: real sample i with fake
 * sample i. Implementations are immutable.
 */
public interface Divergence {

  /** Name and parameters for people, for example "GanQp λ=10". */
  String description();

  /**
   * What the critic minimises (the negative of what it maximises).
   *
   * @param scores [2B]: T(x_r) of the reals, then T(x_f) of the fakes
   * @param distances d(x_r, x_f), [B]
   */
  CriticLoss critic(float[] scores, float[] distances);

  /**
   * What the generator minimises, up to terms that do not depend on it.
   *
   * @param scores T(x_f), [B]
   */
  GeneratorLoss generator(float[] scores);
}
