package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;
import java.util.Map;

/**
 * A divergence whose losses are means over pairs of a function of each pair, which is computed in
 * double precision.
 */
public interface PairwiseDivergence extends Divergence {

  /**
   * What a pair adds to the critic's loss.
   *
   * @param distance d(x_r, x_f); NaN where there is none
   */
  PairTerm criticTerm(double real, double fake, double distance);

  /**
   * What a pair adds to the generator's loss.
   *
   * @param real NaN where the reals were not scored
   */
  PairTerm generatorTerm(double real, double fake);

  /** The diagnostics of a batch, by their names and in their order. */
  default Map<String, Double> diagnose(Scores scores) {
    return isShiftInvariant() ? ScoreDifference.alone(scores) : MeanScores.of(scores);
  }

  @Override
  default List<Diagnostic> diagnostics() {
    return isShiftInvariant() ? ScoreDifference.ALONE : MeanScores.DIAGNOSTICS;
  }

  @Override
  default boolean generatorNeedsReals() {
    return false;
  }

  @Override
  default Loss critic(Scores scores) {
    float[] distance = scores.distance();
    return PairSum.of(
        scores,
        i ->
            criticTerm(
                scores.real()[i],
                scores.fake()[i],
                distance.length == 0 ? Double.NaN : distance[i]),
        diagnose(scores));
  }

  @Override
  default Loss generator(Scores scores) {
    float[] real = scores.real();
    return PairSum.of(
        scores,
        i -> generatorTerm(real.length == 0 ? Double.NaN : real[i], scores.fake()[i]),
        Map.of());
  }
}
