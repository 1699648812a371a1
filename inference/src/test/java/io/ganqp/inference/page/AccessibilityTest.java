package io.ganqp.inference.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What axe finds, and what those without scripts find. */
@QuarkusTest
@WithTestResource(FollowedModel.class)
@EnabledIfEnvironmentVariable(named = Browser.VARIABLE, matches = ".+")
class AccessibilityTest {
  private static Browser browser;

  @TestHTTPResource URI page;

  @BeforeAll
  static void open() {
    browser = new Browser();
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  @ParameterizedTest
  @CsvSource({"light, 1280", "dark, 1280", "light, 390", "dark, 390"})
  void axeFindsNothing(String scheme, int width) {
    browser.prefer("prefers-color-scheme", scheme);
    browser.size(width, 800, width < 500);
    browser.visit(page, "#seed=42");
    browser.run("localStorage.setItem('ganqp.favourites', '[\"42\", \"7\"]')");

    for (String fragment :
        List.of("", "#seed=42", "#view=morph", "#view=favourites", "#view=model")) {
      browser.visit(page, fragment);
      List<Rule> violations = new AxeBuilder().analyze(browser.driver()).getViolations();
      assertThat(violations)
          .extracting(rule -> rule.getId() + ": " + rule.getNodes())
          .as("%s, %s, %d px", fragment, scheme, width)
          .isEmpty();
      assertThat(browser.is("return document.documentElement.scrollWidth <= innerWidth"))
          .as("nothing is wider than %d px: %s", width, fragment)
          .isTrue();
    }
    browser.size(1280, 800, false);
  }

  @Test
  void withoutScriptsThereAreAddresses() {
    browser
        .driver()
        .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
    try {
      browser.driver().get(page.toString());

      assertThat(browser.find("noscript").getText())
          .contains("needs JavaScript", "generate?seed=42");
      assertThat(browser.find("noscript img").getDomProperty("naturalWidth")).isEqualTo("128");
    } finally {
      browser
          .driver()
          .executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
    }
  }
}
