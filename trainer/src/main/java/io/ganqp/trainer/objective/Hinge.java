package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;

/**
 * The hinge loss (Lim and Ye, arXiv 1705.02894, equations 8 and 9; SN-GAN, arXiv 1802.05957,
 * equations 16 and 17).
 *
 * <pre>
 *   critic     max_T  −E[ max(0, 1 − T(x_r)) + max(0, 1 + T(x_f)) ]
 *   generator  min_G  E[ −T(x_f) ]
 * </pre>
 *
 * At a margin of exactly 1 the gradient is zero.
 */
public record Hinge() implements Divergence {

  @Override
  public String description() {
    return "Hinge";
  }

  @Override
  public Loss critic(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double real = 1.0 - scores.real()[i];
      double fake = 1.0 + scores.fake()[i];
      loss.add(i, Math.max(0, real) + Math.max(0, fake), real > 0 ? -1 : 0, fake > 0 ? 1 : 0);
    }
    return loss.mean(MeanScores.of(scores));
  }

  @Override
  public Loss generator(Scores scores) {
    return LinearGenerator.ofFakes(scores);
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
