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
  private static final Rendering PNG = new Still(new Encoding(ImageFormat.PNG, 90));

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
                EntityTag.of(DIGEST, "1", 1f, jpeg(90)),
                EntityTag.of(DIGEST, "1", 1f, jpeg(91)),
                EntityTag.of(DIGEST, "1", 1f, new Animation(90)),
                EntityTag.of(DIGEST, "1", 1f, new Animation(91))))
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

  private static Rendering jpeg(int quality) {
    return new Still(new Encoding(ImageFormat.JPEG, quality));
  }
}
