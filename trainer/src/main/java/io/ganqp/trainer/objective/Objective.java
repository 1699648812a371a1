package io.ganqp.trainer.objective;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a training optimises: a divergence, and the distance that it measures pairs with.
 *
 * @param distance empty for a divergence that knows none
 */
public record Objective(Divergence divergence, Optional<Distance> distance) {

  /** For people: "GanQp λ=10, L1". */
  public String description() {
    return divergence.description() + distance.map(d -> ", " + d).orElse("");
  }

  /**
   * What the critic minimises.
   *
   * @param scores of [reals, fakes], [2B]
   * @param pairs the images that were scored, [2B · length]: B reals, then B fakes
   */
  public Loss critic(float[] scores, float[] pairs) {
    int batch = scores.length / 2;
    float[] distances = distance.map(d -> d.between(pairs, batch)).orElse(new float[0]);
    return divergence.critic(paired(scores, distances));
  }

  /**
   * What the generator minimises.
   *
   * @param scores of [reals, fakes], [2B], where its loss needs the reals, else of fakes, [B]
   */
  public Loss generator(float[] scores) {
    return divergence.generator(
        divergence.generatorNeedsReals() ? paired(scores, new float[0]) : Scores.ofFakes(scores));
  }

  private static Scores paired(float[] scores, float[] distances) {
    int batch = scores.length / 2;
    return new Scores(
        Arrays.copyOf(scores, batch), Arrays.copyOfRange(scores, batch, 2 * batch), distances);
  }
}
