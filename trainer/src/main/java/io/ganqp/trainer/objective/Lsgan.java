package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
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
public record Lsgan(double a, double b, double c) implements Divergence {

  /** Equation 9: fakes are 0, reals 1. */
  public static final Lsgan ZERO_ONE = new Lsgan(0, 1, 1);

  /** Equation 8, where the optimum is the Pearson χ² divergence of p + q from 2q. */
  public static final Lsgan PEARSON = new Lsgan(-1, 1, 0);

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
  public Loss critic(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double real = scores.real()[i] - b;
      double fake = scores.fake()[i] - a;
      loss.add(i, real * real / 2 + fake * fake / 2, real, fake);
    }
    return loss.mean(MeanScores.of(scores));
  }

  @Override
  public Loss generator(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double fake = scores.fake()[i] - c;
      loss.addFake(i, fake * fake / 2, fake);
    }
    return loss.mean();
  }

  @Override
  public boolean generatorNeedsReals() {
    return false;
  }

  @Override
  public boolean isShiftInvariant() {
    return false;
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return MeanScores.DIAGNOSTICS;
  }
}
