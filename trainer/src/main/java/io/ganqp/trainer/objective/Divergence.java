package io.ganqp.trainer.objective;

/**
 * A divergence between real and fake distribution in its dual form: what critic and generator
 * minimise, as pure functions of the critic's scores. Batches are paired: real sample i with fake
 * sample i. Implementations are immutable.
 */
public interface Divergence {

  /** Name as users write it, for example "GanQp". */
  String name();

  /**
   * What the critic minimises (the negative of what it maximises).
   *
   * @param real T(x_r), [B]
   * @param fake T(x_f), [B]
   * @param distance d(x_r, x_f), [B]
   */
  CriticLoss critic(float[] real, float[] fake, float[] distance);

  /**
   * What the generator minimises, up to terms that do not depend on it.
   *
   * @param fake T(x_f), [B]
   */
  GeneratorLoss generator(float[] fake);
}
