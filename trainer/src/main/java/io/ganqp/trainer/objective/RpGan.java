package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;

/**
 * RpGAN, the relativistic paired GAN (Jolicoeur-Martineau, arXiv 1807.00734, §4.1; with R1 and R2
 * it is R3GAN, arXiv 2501.05441); sp(v) = log(1 + eᵛ).
 *
 * <pre>
 *   critic     max_T  E[ −sp(−ΔT) ]      ΔT = T(x_r) − T(x_f)
 *   generator  min_G  E[ −sp(−ΔT) ]      saturating
 *              min_G  E[ sp(ΔT) ]        non-saturating
 * </pre>
 *
 * GAN-QP has the same form, E f(ΔT), with f(Δ) = Δ − Δ² / (2 λ d) for −sp(−Δ) and a generator that
 * is linear in Δ.
 */
public record RpGan(GeneratorForm form) implements Divergence {

  @Override
  public String description() {
    return "RpGan, " + form;
  }

  @Override
  public Loss critic(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double delta = scores.difference(i);
      double slope = Stable.sigmoid(-delta);
      loss.add(i, Stable.softplus(-delta), -slope, slope);
    }
    return loss.mean(ScoreDifference.alone(scores));
  }

  @Override
  public Loss generator(Scores scores) {
    PairLoss loss = new PairLoss(scores);
    for (int i = 0; i < scores.size(); i++) {
      double delta = scores.difference(i);
      double sign = form == GeneratorForm.SATURATING ? -1 : 1;
      double slope = Stable.sigmoid(sign * delta);
      loss.add(i, sign * Stable.softplus(sign * delta), slope, -slope);
    }
    return loss.mean();
  }

  @Override
  public boolean generatorNeedsReals() {
    return true;
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
