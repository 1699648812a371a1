package io.ganqp.trainer.objective;

/**
 * What can be chosen of the divergences, each of which knows some of it.
 *
 * @param lambda of GAN-QP's potential
 * @param power of GAN-QP's potential
 * @param input what the critic scores
 * @param f of an f-GAN
 * @param form of the generator's loss
 */
public record Parameters(
    double lambda, int power, CriticInput input, FDivergence f, GeneratorForm form) {

  /** What the papers have. */
  public static final Parameters STANDARD =
      new Parameters(10, 2, CriticInput.UNARY, FDivergence.KL, GeneratorForm.NON_SATURATING);

  Parameters with(GeneratorForm other) {
    return new Parameters(lambda, power, input, f, other);
  }
}
