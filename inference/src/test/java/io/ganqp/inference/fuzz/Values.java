package io.ganqp.inference.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices, of which most are valid and some are not. */
final class Values {
  private static final List<String> JSON =
      List.of(
          "NaN",
          "-1",
          "0",
          "-0",
          "1e999",
          "1e-400",
          "9223372036854775807",
          "9223372036854775808",
          "123456789012345678901234567890.5",
          "null",
          "true",
          "\"\"",
          "\"a\"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"9\"",
          "[]",
          "{}",
          "[[]]",
          "[1,2]",
          "{\"a\":1}",
          "1.5");

  private static final List<String> QUERY =
      List.of(
          "1",
          "42",
          "-1",
          "0",
          "0.5",
          "1.0",
          "NaN",
          "99999999999999999999",
          "%00",
          "%C0%80",
          "",
          "jpeg",
          "png",
          "apng",
          "2",
          "3",
          "abcdef01",
          "%F0%9F%98%80",
          "+1",
          "1%2C2");

  private final SplittableRandom random;

  Values(SplittableRandom random) {
    this.random = random;
  }

  /** Whether something happens that happens so often. */
  boolean happens(double probability) {
    return random.nextDouble() < probability;
  }

  /** From 0 to {@code bound}, exclusive. */
  int below(int bound) {
    return random.nextInt(bound);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** Of a 64-bit seed, or of a number that is none. */
  String seed() {
    return happens(0.01) ? oddJson() : Long.toString(random.nextLong());
  }

  /** An element of a latent, or something else. */
  String element() {
    return happens(0.001) ? oddJson() : Float.toString((float) (random.nextDouble() * 6 - 3));
  }

  /** The bytes of a number, which may be none. */
  long bits() {
    return happens(0.1) ? -1L : random.nextLong();
  }

  /** What a reader of JSON may not expect. */
  String oddJson() {
    return oneOf(JSON);
  }

  /** What a reader of a query may not expect, percent-encoded. */
  String odd() {
    return oneOf(QUERY);
  }
}
