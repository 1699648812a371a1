package io.ganqp.trainer.profile;

/**
 * What one operation of an engine has cost so far.
 *
 * @param name the operation, its sizes, and the code that computes it
 * @param calls how often it ran
 * @param seconds in all
 * @param flop floating-point operations in all, a multiplication with an addition as two; 0 where
 *     they are not what takes the time
 */
public record OperationTime(String name, long calls, double seconds, double flop) {

  /** Speed in 10⁹ floating-point operations a second. */
  public double gigaflops() {
    return seconds == 0 ? 0 : flop / seconds / 1e9;
  }
}
