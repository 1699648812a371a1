package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;

/**
 * f-GAN, an f-divergence by its variational bound (Nowozin et al., arXiv 1606.00709, equation 6 and
 * §3.2), with activation g and convex conjugate f* of {@link FDivergence}.
 *
 * <pre>
 *   critic     max_T  E[ g(T(x_r)) − f*(g(T(x_f))) ]
 *   generator  min_G  E[ −f*(g(T(x_f))) ]    saturating
 *              min_G  E[ −g(T(x_f)) ]        non-saturating
 * </pre>
 */
public record FGan(FDivergence f, GeneratorForm form) implements Divergence {

  @Override
  public String description() {
    return "FGan " + f + ", " + form;
  }

  @Override
  public Loss critic(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double real = scores.real()[i];
      double fake = scores.fake()[i];
      loss.add(
          i,
          -f.activation(real) - f.negatedConjugate(fake),
          -f.activationSlope(real),
          -f.negatedConjugateSlope(fake));
    }
    return loss.mean(MeanScores.of(scores));
  }

  @Override
  public Loss generator(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double fake = scores.fake()[i];
      switch (form) {
        case SATURATING -> loss.addFake(i, f.negatedConjugate(fake), f.negatedConjugateSlope(fake));
        case NON_SATURATING -> loss.addFake(i, -f.activation(fake), -f.activationSlope(fake));
      }
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
