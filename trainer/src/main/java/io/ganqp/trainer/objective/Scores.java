package io.ganqp.trainer.objective;

/**
 * What the critic says of a batch of B pairs: pair i is real image i and generated image i.
 *
 * <p>A unary critic scores each image, T(x_r) and T(x_f); a binary one scores each pair both ways
 * round, T(x_r, x_f) and T(x_f, x_r). Either way ΔT is the difference of the two.
 *
 * @param real T(x_r) or T(x_r, x_f), [B]; empty where a divergence's generator needs no reals
 * @param fake T(x_f) or T(x_f, x_r), [B]
 * @param distance d(x_r, x_f), [B]; empty where the divergence has no distance, or no reals
 */
public record Scores(float[] real, float[] fake, float[] distance) {

  private static final float[] NONE = {};

  /**
   * @throws IllegalArgumentException if the vectors do not go together
   */
  public Scores {
    if ((real.length != 0 && real.length != fake.length)
        || (distance.length != 0 && distance.length != fake.length)) {
      throw new IllegalArgumentException(
          "%d reals, %d fakes and %d distances are no pairs"
              .formatted(real.length, fake.length, distance.length));
    }
  }

  /** The scores of generated images alone. */
  public static Scores ofFakes(float[] fake) {
    return new Scores(NONE, fake, NONE);
  }

  /** B. */
  public int size() {
    return fake.length;
  }

  /** ΔT of pair {@code i}. */
  public double difference(int i) {
    return (double) real[i] - fake[i];
  }
}
