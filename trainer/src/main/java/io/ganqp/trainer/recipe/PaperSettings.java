package io.ganqp.trainer.recipe;

import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.ObjectiveSpec;
import io.ganqp.crds.v1alpha1.OptimizerAlgorithm;

/**
 * How the paper of an objective trains it.
 *
 * @param criticSteps critic steps before each generator step
 * @param beta1 Adam's; unused by RMSprop
 * @param source where the settings are from
 */
public record PaperSettings(
    int criticSteps,
    OptimizerAlgorithm algorithm,
    double learningRate,
    double beta1,
    double beta2,
    String source) {

  private static final PaperSettings GAN_QP = adam(2, 2e-4, 0.5, 0.999, "arXiv 1811.07296, §5");
  private static final PaperSettings DCGAN = adam(1, 2e-4, 0.5, 0.999, "DCGAN, arXiv 1511.06434");
  private static final PaperSettings F_GAN = adam(1, 2e-4, 0.5, 0.999, "arXiv 1606.00709, §4");
  private static final PaperSettings LSGAN = adam(1, 2e-4, 0.5, 0.999, "arXiv 1611.04076");
  private static final PaperSettings SN_GAN = adam(5, 2e-4, 0, 0.9, "SN-GAN, arXiv 1802.05957, §4");
  private static final PaperSettings WGAN =
      new PaperSettings(
          5, OptimizerAlgorithm.RMS_PROP, 5e-5, 0, 0.99, "arXiv 1701.07875, algorithm 1");
  private static final PaperSettings WGAN_GP =
      adam(5, 1e-4, 0, 0.9, "WGAN-GP, arXiv 1704.00028, algorithm 1");
  private static final PaperSettings R3_GAN = adam(1, 2e-4, 0, 0.99, "R3GAN, arXiv 2501.05441");

  private static PaperSettings adam(
      int criticSteps, double learningRate, double beta1, double beta2, String source) {
    return new PaperSettings(
        criticSteps, OptimizerAlgorithm.ADAM, learningRate, beta1, beta2, source);
  }

  /** The settings of an objective with a constraint. */
  public static PaperSettings of(ObjectiveSpec objective, CriticSpec critic) {
    return switch (objective.divergence()) {
      case GAN_QP -> GAN_QP;
      case SGAN -> DCGAN;
      case F_GAN -> F_GAN;
      case LSGAN -> LSGAN;
      case HINGE -> SN_GAN;
      case RP_GAN -> critic.penalty() == null ? DCGAN : R3_GAN;
      case WGAN -> wgan(critic);
    };
  }

  /** Those of an algorithm that the paper of the objective does not use. */
  static PaperSettings usual(OptimizerAlgorithm algorithm, int criticSteps) {
    PaperSettings usual =
        switch (algorithm) {
          case ADAM -> DCGAN;
          case RMS_PROP -> WGAN;
        };
    return new PaperSettings(
        criticSteps, algorithm, usual.learningRate(), usual.beta1(), usual.beta2(), usual.source());
  }

  private static PaperSettings wgan(CriticSpec critic) {
    if (critic.weightClipping() != null) {
      return WGAN;
    }
    return critic.penalty() == null ? SN_GAN : WGAN_GP;
  }
}
