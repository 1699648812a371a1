package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityTagTest {
  private static final String DIGEST = "0123456789abcdef".repeat(4);
  private static final Encoding PNG = new Encoding(ImageFormat.PNG, 90);

  @Test
  void differsWhereverTheImageMay() {
    assertThat(
            Stream.of(
                EntityTag.of(DIGEST, "1", 1f, PNG),
                EntityTag.of(DIGEST.replace('0', 'f'), "1", 1f, PNG),
                EntityTag.of(DIGEST, "2", 1f, PNG),
                EntityTag.of(DIGEST, "2x3from1", 1f, PNG),
                EntityTag.of(DIGEST, "3x2from1", 1f, PNG),
                EntityTag.of(DIGEST, "1", Math.nextDown(1f), PNG),
                EntityTag.of(DIGEST, "1", 1f, new Encoding(ImageFormat.JPEG, 90)),
                EntityTag.of(DIGEST, "1", 1f, new Encoding(ImageFormat.JPEG, 91))))
        .doesNotHaveDuplicates()
        .allMatch(tag -> tag.matches("\"[!#-~]+\""), "is a strong tag of RFC 9110");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      value = {
        "\"a\" | true",
        "W/\"a\" | true",
        "\"b\", \"a\" | true",
        "* | true",
        "a | false",
        "\"b\" | false",
        "'' | false"
      })
  void matchesAnyTagOfTheHeader(String header, boolean matches) {
    assertThat(EntityTag.matches(header, "\"a\"")).isEqualTo(matches);
  }
}
