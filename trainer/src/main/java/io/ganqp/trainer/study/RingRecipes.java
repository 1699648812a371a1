package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.CriticInput;
import io.ganqp.trainer.objective.Distance;
import io.ganqp.trainer.objective.Divergence;
import io.ganqp.trainer.objective.FDivergence;
import io.ganqp.trainer.objective.FGan;
import io.ganqp.trainer.objective.GanQp;
import io.ganqp.trainer.objective.GeneratorForm;
import io.ganqp.trainer.objective.Hinge;
import io.ganqp.trainer.objective.Lsgan;
import io.ganqp.trainer.objective.Objective;
import io.ganqp.trainer.objective.RpGan;
import io.ganqp.trainer.objective.Sgan;
import io.ganqp.trainer.objective.Wgan;
import java.util.List;
import java.util.Optional;

/**
 * The GANs of the ring. Critic steps and betas are those of each source; the step size is 2e-3 for
 * all, since these networks are small, and 5e-4 where weights are clipped.
 */
final class RingRecipes {

  private static final double RATE = 2e-3;
  private static final double CLIPPED_RATE = 5e-4;
  private static final double CLIP = 0.1;
  private static final double PENALTY = 10;
  private static final double GAMMA = 1;
  private static final Rule DCGAN = Rule.adam(RATE, 0.5, 0.999);
  private static final Rule WGAN_GP = Rule.adam(RATE, 0, 0.9);
  private static final Rule R3GAN = Rule.adam(RATE, 0, 0.99);

  private RingRecipes() {}

  /** Every divergence, with the constraints of its sources. */
  static List<RingRecipe> all() {
    return List.of(
        ganQp("GAN-QP, λ = 10", 10, 2, CriticInput.UNARY),
        ganQp("GAN-QP, binary critic", 10, 2, CriticInput.BINARY),
        ganQp("GAN-QP, p = 4", 10, 4, CriticInput.UNARY),
        sganSaturating(),
        sgan(),
        fGan(FDivergence.KL),
        fGan(FDivergence.REVERSE_KL),
        fGan(FDivergence.PEARSON_CHI2),
        fGan(FDivergence.NEYMAN_CHI2),
        fGan(FDivergence.SQUARED_HELLINGER),
        fGan(FDivergence.JENSEN_SHANNON),
        fGan(FDivergence.TOTAL_VARIATION),
        recipe("LSGAN", Lsgan.ZERO_ONE, Hold.NOTHING, 1, DCGAN),
        recipe("Hinge", new Hinge(), Hold.NOTHING, 1, DCGAN),
        recipe("Hinge, spectral norm", new Hinge(), new Hold.Spectral(), 5, WGAN_GP),
        recipe(
            "WGAN, weight clipping",
            new Wgan(),
            new Hold.Clipping(CLIP),
            5,
            Rule.rmsProp(CLIPPED_RATE)),
        wganGp(),
        recipe("WGAN-div", new Wgan(), Hold.div(2, 6), 4, WGAN_GP),
        recipe("RpGAN", new RpGan(GeneratorForm.NON_SATURATING), Hold.NOTHING, 1, R3GAN),
        recipe(
            "RpGAN + R1 + R2 (R3GAN)",
            new RpGan(GeneratorForm.NON_SATURATING),
            Hold.r1AndR2(GAMMA),
            1,
            R3GAN));
  }

  static RingRecipe sgan() {
    return recipe(
        "SGAN, non-saturating", new Sgan(GeneratorForm.NON_SATURATING), Hold.NOTHING, 1, DCGAN);
  }

  static RingRecipe sganSaturating() {
    return recipe("SGAN, saturating", new Sgan(GeneratorForm.SATURATING), Hold.NOTHING, 1, DCGAN);
  }

  static RingRecipe wganGp() {
    return recipe("WGAN, gradient penalty", new Wgan(), Hold.gradientPenalty(PENALTY), 5, WGAN_GP);
  }

  static RingRecipe ganQp(String name, double lambda, int power, CriticInput critic) {
    return ganQp(name, lambda, power, critic, 1);
  }

  static RingRecipe ganQp(
      String name, double lambda, int power, CriticInput critic, double lastLayerScale) {
    return new RingRecipe(
        name,
        new Objective(new GanQp(lambda, power, critic), Optional.of(Distance.L2)),
        Hold.NOTHING,
        2,
        DCGAN,
        lastLayerScale);
  }

  private static RingRecipe fGan(FDivergence f) {
    return recipe("f-GAN, " + f, new FGan(f, GeneratorForm.NON_SATURATING), Hold.NOTHING, 1, DCGAN);
  }

  private static RingRecipe recipe(
      String name, Divergence divergence, Hold hold, int criticSteps, Rule rule) {
    return new RingRecipe(
        name, new Objective(divergence, Optional.empty()), hold, criticSteps, rule);
  }
}
