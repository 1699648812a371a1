package io.ganqp.trainer.objective;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What can hold a critic to a bound of its slope, whatever it maximises. */
public enum Constraint {
  /** Weights are held within [−c, c] (WGAN, arXiv 1701.07875). */
  WEIGHT_CLIPPING("weightClipping"),
  /** λ (‖∇T‖ − 1)² at interpolates (WGAN-GP, arXiv 1704.00028), or λ max(0, ‖∇T‖ − 1)². */
  GRADIENT_PENALTY("GradientPenalty", "OneSidedGradientPenalty"),
  /** k ‖∇T‖ᵖ at interpolates (WGAN-div, arXiv 1712.01026), or at reals and fakes (Su). */
  WGAN_DIV("WganDiv", "WganDivAtSamples"),
  /** γ/2 ‖∇T‖² at reals (arXiv 1801.04406). */
  R1("R1"),
  /** γ/2 ‖∇T‖² at fakes (arXiv 1801.04406). */
  R2("R2"),
  /** Weights are divided by their largest singular value (SN-GAN, arXiv 1802.05957). */
  SPECTRAL_NORM("spectralNorm");

  /** R1 and R2 at once (R3GAN, arXiv 2501.05441), where users write it. */
  private static final String R1_AND_R2 = "R1AndR2";

  @SuppressWarnings("ImmutableEnumChecker") // List cannot say it; List.of is.
  private final List<String> forms;

  Constraint(String... forms) {
    this.forms = List.of(forms);
  }

  /**
   * What users write for these: a field of {@code spec.critic}, or a {@code type} of its penalty.
   */
  public static List<String> forms(Collection<Constraint> constraints) {
    List<String> all = new ArrayList<>();
    for (Constraint constraint : constraints) {
      all.addAll(constraint.forms);
      if (constraint == R2 && constraints.contains(R1)) {
        all.add(R1_AND_R2);
      }
    }
    return List.copyOf(all);
  }

  /** What users write for all of these held at once. */
  public static String together(List<Constraint> constraints) {
    return constraints.equals(List.of(R1, R2))
        ? R1_AND_R2
        : String.join(
            " and ", constraints.stream().map(constraint -> constraint.forms.get(0)).toList());
  }

  /** Its name where users write it. */
  @Override
  public String toString() {
    return forms.get(0);
  }
}
