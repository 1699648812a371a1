package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;

/**
 * WGAN, the Wasserstein distance by its dual (Arjovsky et al., arXiv 1701.07875, equation 2).
 *
 * <pre>
 *   critic     max_T  E[ T(x_r) − T(x_f) ]     over T that a constraint holds to a Lipschitz bound
 *   generator  min_G  E[ −T(x_f) ]
 * </pre>
 *
 * Without a constraint of the critic the maximum is infinite.
 */
public record Wgan() implements Divergence {

  @Override
  public String description() {
    return "Wgan";
  }

  @Override
  public Loss critic(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      loss.add(i, -scores.difference(i), -1, 1);
    }
    return loss.mean(ScoreDifference.alone(scores));
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
    return true;
  }

  @Override
  public List<Diagnostic> diagnostics() {
    return ScoreDifference.ALONE;
  }
}
