package io.ganqp.trainer.recipe;

import io.ganqp.crds.v1alpha1.CriticInput;
import io.ganqp.crds.v1alpha1.CriticSpec;
import io.ganqp.crds.v1alpha1.Normalization;
import io.ganqp.crds.v1alpha1.PenaltySpec;
import io.ganqp.trainer.constraint.GradientPenalty;
import io.ganqp.trainer.constraint.WeightClipping;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What holds a critic to a Lipschitz constant.
 *
 * @param spectralNorm whether its weights are divided by their greatest singular values
 */
public record CriticConstraint(
    boolean spectralNorm,
    Optional<WeightClipping> weightClipping,
    Optional<GradientPenalty> penalty) {

  /** The constraint of a complete specification. */
  public static CriticConstraint of(CriticSpec spec) {
    return new CriticConstraint(
        spec.spectralNorm(),
        Optional.ofNullable(spec.weightClipping()).map(WeightClipping::new),
        Optional.ofNullable(spec.penalty()).map(CriticConstraint::penalty));
  }

  private static GradientPenalty penalty(PenaltySpec spec) {
    double weight = spec.weight();
    return switch (spec.type()) {
      case GRADIENT_PENALTY -> GradientPenalty.wganGp(weight);
      case ONE_SIDED_GRADIENT_PENALTY -> GradientPenalty.oneSidedWganGp(weight);
      case WGAN_DIV -> GradientPenalty.wganDiv(weight, spec.power());
      case WGAN_DIV_AT_SAMPLES -> GradientPenalty.wganDivAtSamples(weight, spec.power());
      case R1 -> GradientPenalty.r1(weight);
      case R2 -> GradientPenalty.r2(weight);
      case R1_AND_R2 -> GradientPenalty.r1AndR2(weight);
    };
  }

  /** Whether nothing holds the critic. */
  public boolean isNone() {
    return !spectralNorm && weightClipping.isEmpty() && penalty.isEmpty();
  }

  /** The critic that an objective and a complete specification ask for. */
  public static CriticOptions architecture(CriticSpec spec, boolean shiftInvariant) {
    return new CriticOptions(
        spec.normalization() == Normalization.BATCH_NORM
            ? Normalisation.BATCH_NORM
            : Normalisation.NONE,
        !shiftInvariant,
        spec.input() == CriticInput.PAIR ? 2 : 1);
  }

  /** For people: "spectral norm", "R1 10", "no batch norm"; empty for the article's critic. */
  public static String description(CriticSpec spec) {
    List<String> parts = new ArrayList<>();
    boolean batchNorm = spec.normalization() == Normalization.BATCH_NORM;
    if (spec.spectralNorm()) {
      parts.add(batchNorm ? "spectral norm with batch norm (not 1-Lipschitz)" : "spectral norm");
    } else if (!batchNorm && spec.penalty() == null) {
      parts.add("critic without batch norm");
    }
    if (spec.weightClipping() != null) {
      parts.add("weights clipped to ±" + plain(spec.weightClipping()));
    }
    if (spec.penalty() != null) {
      parts.add(description(spec.penalty()));
    }
    return String.join(", ", parts);
  }

  private static String description(PenaltySpec penalty) {
    String weight = plain(penalty.weight());
    return switch (penalty.type()) {
      case GRADIENT_PENALTY -> "gradient penalty " + weight;
      case ONE_SIDED_GRADIENT_PENALTY -> "one-sided gradient penalty " + weight;
      case WGAN_DIV -> "WGAN-div k=" + weight + " p=" + plain(penalty.power());
      case WGAN_DIV_AT_SAMPLES ->
          "WGAN-div at samples k=" + weight + " p=" + plain(penalty.power());
      case R1 -> "R1 γ=" + weight;
      case R2 -> "R2 γ=" + weight;
      case R1_AND_R2 -> "R1 and R2 γ=" + weight;
    };
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
