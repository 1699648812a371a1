package io.ganqp.inference.model;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/** ψ, as clients write it. */
public final class Truncation {
  /** In words. */
  public static final String EXPECTED = "a number above 0 and at most 1, such as 0.7";

  private static final Pattern DECIMAL =
      Pattern.compile("([0-9]{1,40}(\\.[0-9]{0,40})?|\\.[0-9]{1,40})([eE][+-]?[0-9]{1,3})?");

  private Truncation() {}

  /** In (0, 1], compared before it is rounded to a float; empty if it is nothing of the kind. */
  public static Optional<Float> parse(String text) {
    if (!DECIMAL.matcher(text).matches()) {
      return Optional.empty();
    }
    BigDecimal exact = new BigDecimal(text);
    return exact.signum() > 0 && exact.compareTo(BigDecimal.ONE) <= 0
        ? Optional.of(Math.max(Float.MIN_VALUE, exact.floatValue()))
        : Optional.empty();
  }
}
