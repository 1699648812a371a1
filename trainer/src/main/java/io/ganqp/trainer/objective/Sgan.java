package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;

/**
 * SGAN, the standard GAN (Goodfellow et al., arXiv 1406.2661, equation 1), on scores before the
 * sigmoid; sp(v) = log(1 + eᵛ).
 *
 * <pre>
 *   critic     max_T  E[ −½ sp(−T(x_r)) − ½ sp(T(x_f)) ]
 *   generator  min_G  E[ −sp(T(x_f)) ]    saturating
 *              min_G  E[ sp(−T(x_f)) ]    non-saturating
 * </pre>
 *
 * Plus log 2, what the critic maximises is at most the Jensen–Shannon divergence, and so at most
 * log 2, which any two distributions that do not overlap reach.
 */
public record Sgan(GeneratorForm form) implements Divergence {

  @Override
  public String description() {
    return "Sgan, " + form;
  }

  @Override
  public Loss critic(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double real = scores.real()[i];
      double fake = scores.fake()[i];
      loss.add(
          i,
          Stable.softplus(-real) / 2 + Stable.softplus(fake) / 2,
          -Stable.sigmoid(-real) / 2,
          Stable.sigmoid(fake) / 2);
    }
    return loss.mean(MeanScores.of(scores));
  }

  @Override
  public Loss generator(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double fake = scores.fake()[i];
      switch (form) {
        case SATURATING -> loss.addFake(i, -Stable.softplus(fake), -Stable.sigmoid(fake));
        case NON_SATURATING -> loss.addFake(i, Stable.softplus(-fake), -Stable.sigmoid(-fake));
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
