package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fidelity and variety apart. Precision and recall are those of Kynkäänniemi et al., "Improved
 * precision and recall metric for assessing generative models" (2019), density and coverage those
 * of Naeem et al., "Reliable fidelity and diversity metrics for generative models" (2020). An image
 * at the very edge of a ball is in it.
 *
 * @param precision share of the generated images in the ball of a real one, 0 … 1
 * @param recall share of the real images in the ball of a generated one, 0 … 1
 * @param density real balls that a generated image lies in, over k, on average; may exceed 1
 * @param coverage share of the real images whose ball holds a generated one, 0 … 1
 */
public record Prdc(double precision, double recall, double density, double coverage) {

  /** The k of precision and recall in the paper. */
  public static final int PRECISION_RECALL_NEIGHBOURS = 3;

  /** The k of density and coverage in the paper. */
  public static final int DENSITY_COVERAGE_NEIGHBOURS = 5;

  /** Compares with the papers' numbers of neighbours. */
  public static Prdc between(Manifold real, Manifold fake) {
    return between(real, fake, PRECISION_RECALL_NEIGHBOURS, DENSITY_COVERAGE_NEIGHBOURS);
  }

  /**
   * Compares images by one pass over all pairs.
   *
   * @param neighboursPr k of precision and recall
   * @param neighboursDc k of density and coverage
   * @throws IllegalArgumentException if the numbers of features differ
   */
  public static Prdc between(Manifold real, Manifold fake, int neighboursPr, int neighboursDc) {
    return new Comparison(real, fake, neighboursPr, neighboursDc).run(neighboursDc);
  }

  /** What is known of each image after the pass. */
  private static final class Comparison implements Pairs.Visitor {

    private final Features real;
    private final Features fake;
    private final double[] realRadii;
    private final double[] fakeRadii;
    private final double[] wideRealRadii;
    private final boolean[] precise;
    private final boolean[] recalled;
    private final boolean[] covered;
    private final AtomicLong inside = new AtomicLong();

    Comparison(Manifold real, Manifold fake, int neighboursPr, int neighboursDc) {
      this.real = real.features();
      this.fake = fake.features();
      realRadii = real.squaredRadii(neighboursPr);
      fakeRadii = fake.squaredRadii(neighboursPr);
      wideRealRadii = real.squaredRadii(neighboursDc);
      precise = new boolean[this.fake.size()];
      recalled = new boolean[this.real.size()];
      covered = new boolean[this.real.size()];
    }

    Prdc run(int neighboursDc) {
      Pairs.squaredDistances(Rows.of(real), Rows.of(fake), this);
      return new Prdc(
          share(precise),
          share(recalled),
          inside.get() / ((double) neighboursDc * fake.size()),
          share(covered));
    }

    @Override
    public void visit(int row, int first, int count, double[] values) {
      int around = 0;
      for (int j = 0; j < count; j++) {
        double distance = values[j];
        if (distance <= realRadii[row]) {
          // Several threads may come here, but they write the same.
          precise[first + j] = true;
        }
        if (distance <= fakeRadii[first + j]) {
          recalled[row] = true;
        }
        if (distance <= wideRealRadii[row]) {
          around++;
        }
      }
      if (around > 0) {
        covered[row] = true;
        inside.addAndGet(around);
      }
    }

    private static double share(boolean[] flags) {
      int count = 0;
      for (boolean flag : flags) {
        count += flag ? 1 : 0;
      }
      return (double) count / flags.length;
    }
  }
}
