package io.ganqp.inference.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** A training goes on while the page is open. */
@QuarkusTest
@WithTestResource(FollowedModel.class)
@EnabledIfEnvironmentVariable(named = Browser.VARIABLE, matches = ".+")
class LiveModelTest {
  private static Browser browser;

  @TestHTTPResource URI page;

  @ConfigProperty(name = "ganqp.model")
  Path model;

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

  @AfterEach
  void first() throws Exception {
    FollowedModel.replace(model, 1000, 0.5);
    browser.await(() -> browser.find("#served").getText().contains("iteration 1,000"));
  }

  @Test
  void aBetterModelIsToldAndItsFacesComeInPlace() throws Exception {
    browser.visit(page, "");
    browser.run("scrollBy(0, 2000)");
    browser.settle();
    Object place = browser.run("return scrollY");
    String before = sources();
    browser.run("document.querySelector('.gallery .face').dataset.witness = ''");

    FollowedModel.replace(model, 2000, 0.25);
    browser.await(() -> browser.find("#news").getText().startsWith("A better model"));
    browser.settle();

    assertThat(browser.find("#news").getText()).contains("iteration 2,000", "swd 0.25 ± 0.0625");
    assertThat(sources()).isNotEqualTo(before).hasSameSizeAs(before);
    assertThat(browser.run("return scrollY")).isEqualTo(place);
    assertThat(browser.all(".gallery .face[data-witness]")).hasSize(1);

    FollowedModel.replace(model, 3000, 0.75);
    browser.await(() -> browser.find("#news").getText().startsWith("A new model"));
    browser.find("nav [data-view='model']").click();
    browser.settle();
    assertThat(browser.find("#curve svg").getDomAttribute("aria-label"))
        .isEqualTo(
            "swd/patches by iteration: 0.5 ± 0.0625 after 1,000, 0.25 ± 0.0625 after 2,000,"
                + " 0.75 ± 0.0625 after 3,000");
  }

  @Test
  void whatIsBeingTypedIsLeftAlone() throws Exception {
    browser.visit(page, "#view=morph");
    browser.find("#end-a input").sendKeys("7");

    FollowedModel.replace(model, 2000, 0.25);
    browser.await(() -> browser.find("#news").getText().startsWith("A better model"));

    assertThat(browser.find("#end-a input").getDomProperty("value")).isEqualTo("427");
  }

  @Test
  void aFaceThatIsClosedStaysClosedHoweverLongTheWayBackTakes() throws Exception {
    browser.visit(page, "");
    browser.face(5).click();
    browser.await(() -> browser.find("#detail").isDisplayed());

    browser.run("history.back = () => {}");
    browser.find("#detail-close").click();
    browser.await(() -> !browser.find("#detail").isDisplayed());
    FollowedModel.replace(model, 2000, 0.25);
    browser.await(() -> browser.find("#news").getText().startsWith("A better model"));

    assertThat(browser.find("#detail").isDisplayed()).isFalse();
  }

  private static String sources() {
    return (String)
        browser.run("return [...document.images].map((image) => image.src).sort().join(' ')");
  }
}
