package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.ganqp.inference.image.ImageFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | PNG",
        "*/* | PNG",
        "image/* | PNG",
        "image/png | PNG",
        "image/jpeg | JPEG",
        "IMAGE/JPEG | JPEG",
        "image/jpeg, image/png | PNG",
        "image/jpeg, image/png;q=0.9 | JPEG",
        "image/png;q=0, */* | JPEG",
        "image/*;q=0.5, image/jpeg;q=0.4 | PNG",
        "text/html, image/jpeg ; q=0.1 | JPEG",
        "image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8 | PNG",
        "application/json | ",
        "image/webp | ",
        "image/png;q=0, image/jpeg;q=0 | ",
        "image/png;q=high | ",
        "nonsense | "
      })
  void choosesTheFormatThatTheClientPrefers(String header, ImageFormat format) {
    assertThat(Accept.prefer(header).orElse(null)).isEqualTo(format);
  }

  @Property
  void neverFails(@ForAll String header) {
    assertThatCode(() -> Accept.prefer(header)).doesNotThrowAnyException();
  }
}
