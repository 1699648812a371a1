package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RoutesTest {
  private static final String PATTERNS = "quarkus.micrometer.binder.http-server.match-patterns";

  /** Settings can't refer to constants of Java. */
  @Test
  void whatIsThereHasATimeSeriesOfItsOwnAndAllElseSharesOne() {
    String[] rules = properties().getProperty(PATTERNS).split(",", -1);
    assertThat(rules).hasSize(2);
    Pattern module = pattern(rules[0]);
    Pattern other = pattern(rules[1]);

    assertThat(Routes.IMAGES).noneMatch(route -> other.matcher(route).matches());
    assertThat(Routes.ARCHIVE).doesNotMatch(other);
    assertThat(Routes.MODEL).doesNotMatch(other);
    assertThat(Routes.EVENTS).doesNotMatch(other);
    assertThat("/page/model-feed.js").matches(module);
    assertThat("/page/other").doesNotMatch(module).matches(other);
    assertThat("/v2").doesNotMatch(other);
    assertThat("/v2/models/a/versions/1/infer").doesNotMatch(other);
    assertThat("/v2/models/a/b").matches(other);
    assertThat("/v2/a").matches(other);
    assertThat("/generat").matches(other);
    assertThat("/model/event").matches(other);
  }

  private static Pattern pattern(String rule) {
    return Pattern.compile(rule.substring(0, rule.lastIndexOf('=')));
  }

  private static Properties properties() {
    try (InputStream in = RoutesTest.class.getResourceAsStream("/application.properties")) {
      Properties properties = new Properties();
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
