package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.inference.image.ImageFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {
  private static final TreeSet<String> KNOWN =
      new TreeSet<>(List.of("seed", "truncation", "format", "quality", "rows", "model"));

  @Property
  void readsEverySeed(@ForAll long seed) {
    assertThat(query("seed", Long.toString(seed)).seed("seed")).hasValue(seed);
  }

  @Property
  void readsEveryTruncation(
      @ForAll @FloatRange(min = 0f, minIncluded = false, max = 1f) float truncation) {
    assertThat(query("truncation", Float.toString(truncation)).truncation()).isEqualTo(truncation);
  }

  @Property
  void anyTextIsEitherReadOrRefusedWithItsName(@ForAll String text) {
    for (String name : KNOWN) {
      try {
        Query query = query(name, text);
        assertThat(query.truncation()).isGreaterThan(0f).isLessThanOrEqualTo(1f);
        assertThat(query.count("rows", 4, 64)).isBetween(1, 64);
        assertThat(query.seed("seed").isPresent()).isEqualTo(name.equals("seed"));
        assertThat(query.encoding("").quality()).isBetween(1, 100);
      } catch (InvalidParameterException e) {
        assertThat(e.parameter()).isEqualTo(name);
        assertThat(e.getMessage()).startsWith(name).hasSizeLessThan(200);
      }
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "seed | '' | seed is \"\", expected a whole number from -9223372036854775808 to",
        "seed | 1.0 | seed is \"1.0\", expected a whole number",
        "seed | 9223372036854775808 | seed is \"9223372036854775808\", expected a whole number",
        "seed | -9223372036854775809 | seed is \"-9223372036854775809\", expected a whole",
        "seed | 0x2A | seed is \"0x2A\", expected a whole number",
        "seed | 1e3 | seed is \"1e3\", expected a whole number",
        "seed | ١٢ | seed is \"١٢\", expected a whole number",
        "seed | ' 1' | seed is \" 1\", expected a whole number",
        "truncation | 0 | truncation is \"0\", expected a number above 0 and at most 1",
        "truncation | 1.01 | truncation is \"1.01\", expected a number above 0",
        "truncation | -0.5 | truncation is \"-0.5\", expected a number above 0",
        "truncation | NaN | truncation is \"NaN\", expected a number above 0",
        "truncation | 0,7 | truncation is \"0,7\", expected a number above 0",
        "truncation | 1.00000000000000001 | truncation is \"1.00000000000000001\", expected",
        "truncation | 0e5 | truncation is \"0e5\", expected a number above 0",
        "truncation | . | truncation is \".\", expected a number above 0",
        "truncation | e1 | truncation is \"e1\", expected a number above 0",
        "truncation | 1f | truncation is \"1f\", expected a number above 0",
        "rows | 0 | rows is \"0\", expected a whole number from 1 to 64",
        "rows | 65 | rows is \"65\", expected a whole number from 1 to 64",
        "rows | 99999999999 | rows is \"99999999999\", expected a whole number",
        "format | PNG | format is \"PNG\", expected png or jpeg",
        "format | webp | format is \"webp\", expected png or jpeg",
        "quality | 101 | quality is \"101\", expected a whole number from 1 to 100"
      })
  void refusesWithAMessageThatSaysWhatWouldDo(String name, String value, String message) {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(
            () -> {
              Query query = query(name, value);
              query.seed("seed");
              query.truncation();
              query.count("rows", 4, 64);
              query.encoding("image/png");
            })
        .withMessageStartingWith(message)
        .matches(e -> e.parameter().equals(name));
  }

  @Test
  void aTruncationTooSmallForAFloatIsTheSmallest() {
    assertThat(query("truncation", "1e-99").truncation()).isEqualTo(Float.MIN_VALUE);
  }

  @Test
  void refusesAnUnknownParameterAndNamesTheKnown() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> query("sed", "42"))
        .withMessage(
            "\"sed\" is not a parameter here; there are format, model, quality, rows, seed,"
                + " truncation.");
  }

  @Test
  void refusesToDoWithoutASeedThatMustBeThere() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> query("seed", "1").requiredSeed("from"))
        .withMessageStartingWith("from is missing, expected a whole number from -92233720368547758")
        .matches(e -> e.parameter().equals("from"));
  }

  @Test
  void refusesAParameterGivenTwice() {
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> new Query(Map.of("seed", List.of("1", "2")), KNOWN))
        .withMessage("seed is given 2 times; give it once.");
  }

  @Test
  void theParameterDecidesAgainstTheHeader() {
    assertThat(query("format", "png").encoding("image/jpeg").format()).isEqualTo(ImageFormat.PNG);
    assertThat(query("format", "jpeg").encoding("text/html").format()).isEqualTo(ImageFormat.JPEG);
  }

  @Test
  void refusesAHeaderThatLeavesNothing() {
    assertThatExceptionOfType(NotAcceptableFormatException.class)
        .isThrownBy(() -> query("seed", "1").encoding("text/html"))
        .withMessageContaining("Accept is \"text/html\"")
        .withMessageContaining("format=png");
  }

  private static Query query(String name, String value) {
    return new Query(Map.of(name, List.of(value)), KNOWN);
  }
}
