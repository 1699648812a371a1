package io.ganqp.inference;

import org.eclipse.microprofile.config.spi.Converter;

/** Reads a setting that counts something. */
public final class AtLeastOne implements Converter<Integer> {
  private static final long serialVersionUID = 1L;

  @Override
  public Integer convert(String value) {
    if (!value.matches("0*[1-9][0-9]{0,5}")) {
      throw new IllegalArgumentException("expected a whole number from 1 to 999999");
    }
    return Integer.valueOf(value);
  }
}
