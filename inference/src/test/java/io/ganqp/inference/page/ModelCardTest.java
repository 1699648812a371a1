package io.ganqp.inference.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the page says of the model. */
@QuarkusTest
@WithTestResource(ServedModel.class)
@EnabledIfEnvironmentVariable(named = Browser.VARIABLE, matches = ".+")
class ModelCardTest {
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

  @Test
  void drawsHowTheTrainingWentAndSaysItInWords() {
    browser.visit(page, "#view=model");

    assertThat(browser.find("#curve svg").getDomAttribute("aria-label"))
        .isEqualTo("swd by iteration: 0.25 ± 0.0625 after 500, 0.0125 after 1,000");
    assertThat(browser.all("#curve .point")).hasSize(2);
    assertThat(browser.find("#curve-caption").getText())
        .isEqualTo("Evaluations of the training by swd, lower is better");
    browser.expectNoComplaint();
  }

  @Test
  void saysUnderWhichLicenceTheDataAre() {
    browser.visit(page, "#view=model");

    assertThat(browser.find("#licence").getText()).isEqualTo(": CC-BY-4.0: <b>Faces</b>.");
    assertThat(browser.find("#facts").getText()).contains("CC-BY-4.0: <b>Faces</b>");
  }

  @ParameterizedTest
  @CsvSource({"CC0, CC0.", "CC0., CC0.", "All rights reserved!, All rights reserved!"})
  void aLicenceEndsInOneFullStop(String text, String sentence) {
    browser.visit(page, "#view=model");

    Object ended =
        browser
            .driver()
            .executeAsyncScript(
                "const [text, done] = arguments;"
                    + "import('/page/words.js').then(({ sentence }) => done(sentence(text)))",
                text);

    assertThat(ended).isEqualTo(sentence);
  }

  @Test
  void aLongCurveIsSaidInFewWords() {
    browser.visit(page, "#view=model");

    Object label =
        browser
            .driver()
            .executeAsyncScript(
                "const done = arguments[0];"
                    + "import('/page/curve.js').then(({ curve }) => {"
                    + "  const points = Array.from({ length: 100 }, (none, i) => ({"
                    + "    metric: 'swd', direction: 'lower',"
                    + "    iteration: 1000 * (i + 1), value: Math.abs(i - 70) }));"
                    + "  done(curve(points).getAttribute('aria-label'));"
                    + "})");

    assertThat(label)
        .isEqualTo(
            "swd by iteration, 100 points: first 70 after 1,000, best 0 after 71,000,"
                + " last 29 after 100,000");
  }
}
