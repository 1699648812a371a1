package io.ganqp.trainer.study;

import java.util.List;

/** Small distributions where GAN-QP is solved exactly; λ is 10. */
final class DiscreteExamples {

  private static final double LAMBDA = 10;
  private static final double[][] LINE = {{0, 1, 2, 4}, {1, 0, 1, 3}, {2, 1, 0, 2}, {4, 3, 2, 0}};

  private DiscreteExamples() {}

  static List<DiscreteCritic> all() {
    return List.of(
        twoPoints(1),
        twoPoints(0.1),
        new DiscreteCritic(
            "on a line, overlapping",
            new double[] {0.1, 0.2, 0.3, 0.4},
            new double[] {0.4, 0.3, 0.2, 0.1},
            LINE,
            LAMBDA),
        fourPoints(),
        new DiscreteCritic(
            "equal",
            new double[] {0.25, 0.25, 0.25, 0.25},
            new double[] {0.25, 0.25, 0.25, 0.25},
            LINE,
            LAMBDA));
  }

  /** Reals 0 and 1, fakes 2 and 3; real 0 and fake 2 are close, all others are 1 apart. */
  static DiscreteCritic fourPoints() {
    return new DiscreteCritic(
        "four points",
        new double[] {0.5, 0.5, 0, 0},
        new double[] {0, 0, 0.5, 0.5},
        new double[][] {{0, 1, 0.1, 1}, {1, 0, 1, 1}, {0.1, 1, 0, 1}, {1, 1, 1, 0}},
        LAMBDA);
  }

  private static DiscreteCritic twoPoints(double distance) {
    return new DiscreteCritic(
        "two points, d = " + (distance == 1 ? "1" : "0.1"),
        new double[] {1, 0},
        new double[] {0, 1},
        new double[][] {{0, distance}, {distance, 0}},
        LAMBDA);
  }
}
