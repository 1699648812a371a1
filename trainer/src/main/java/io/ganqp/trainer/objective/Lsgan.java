package io.ganqp.trainer.objective;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * LSGAN, least squares (Mao et al., arXiv 1611.04076, equation 2).
 *
 * <pre>
 *   critic     max_T  −E[ ½ (T(x_r) − b)² + ½ (T(x_f) − a)² ]
 *   generator  min_G  E[ ½ (T(x_f) − c)² ]
 * </pre>
 *
 * @param a target of the critic for fakes
 * @param b target of the critic for reals; not a
 * @param c target of the generator
 */
public record Lsgan(double a, double b, double c) implements PairwiseDivergence {

  /** Equation 9: fakes are 0, reals 1. */
  public static final Lsgan ZERO_ONE = new Lsgan(0, 1, 1);

  /** Equation 8, where the optimum is the Pearson χ² divergence of p + q from 2q. */
  public static final Lsgan PEARSON = new Lsgan(-1, 1, 0);

  static final CatalogEntry ENTRY =
      new CatalogEntry(
          "Lsgan",
          p -> ZERO_ONE,
          new CatalogEntry.Formula("−½ (T(x_r) − b)² − ½ (T(x_f) − a)²", "½ (T(x_f) − c)²"),
          List.of(),
          "Mao et al., arXiv 1611.04076, equation 2",
          List.of(
              Constraint.GRADIENT_PENALTY, Constraint.R1, Constraint.R2, Constraint.SPECTRAL_NORM),
          false,
          List.of(
              SourceSettings.adam(
                  "DCGAN, arXiv 1511.06434, as Mao et al. build on", 1, 2e-4, 0.5, 0.999)));

  public Lsgan {
    if (!Double.isFinite(a) || !Double.isFinite(b) || !Double.isFinite(c) || a == b) {
      throw new IllegalArgumentException(
          "the targets a = %s, b = %s, c = %s cannot be told apart: use numbers, a other than b"
              .formatted(a, b, c));
    }
  }

  @Override
  public String description() {
    return "Lsgan a, b, c = "
        + DoubleStream.of(a, b, c)
            .mapToObj(v -> BigDecimal.valueOf(v).stripTrailingZeros().toPlainString())
            .collect(Collectors.joining(", "));
  }

  @Override
  public PairTerm criticTerm(double real, double fake, double distance) {
    double realError = real - b;
    double fakeError = fake - a;
    return new PairTerm(
        realError * realError / 2 + fakeError * fakeError / 2, realError, fakeError);
  }

  @Override
  public PairTerm generatorTerm(double real, double fake) {
    double error = fake - c;
    return PairTerm.ofFake(error * error / 2, error);
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }
}
