package io.ganqp.trainer.objective;

/**
 * What one pair adds to a loss.
 *
 * @param loss of the pair
 * @param realSlope d loss / d real score
 * @param fakeSlope d loss / d fake score
 */
public record PairTerm(double loss, double realSlope, double fakeSlope) {

  /** What depends on the fake score alone. */
  static PairTerm ofFake(double loss, double fakeSlope) {
    return new PairTerm(loss, 0, fakeSlope);
  }

  /**
   * What depends on ΔT alone.
   *
   * @param slope d loss / d ΔT
   */
  static PairTerm ofDifference(double loss, double slope) {
    return new PairTerm(loss, slope, -slope);
  }
}
