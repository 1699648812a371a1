package io.ganqp.inference.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Favourites, which the browser keeps. */
@QuarkusTest
@WithTestResource(FollowedModel.class)
@EnabledIfEnvironmentVariable(named = Browser.VARIABLE, matches = ".+")
class FavouritesTest {
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

  @BeforeEach
  void forget() {
    browser.visit(page, "");
    browser.run("localStorage.clear()");
  }

  @Test
  void areKeptUntilTheyAreRemoved() {
    browser.visit(page, "#seed=-5");
    browser.find("#favourite").click();
    assertThat(browser.find("#favourite").getDomAttribute("aria-pressed")).isEqualTo("true");

    browser.visit(page, "#view=favourites");
    assertThat(browser.face(-5).isDisplayed()).isTrue();
    browser.find(".remove").click();

    assertThat(browser.find("#favourites-none").isDisplayed()).isTrue();
    assertThat(browser.run("return localStorage.getItem('ganqp.favourites')")).isEqualTo("[]");
    assertThat(browser.run("return document.activeElement.dataset.view")).isEqualTo("favourites");
  }

  @Test
  void whateverIsNoSeedIsLeftOut() {
    keep("[\"7\", 8, null, {\"a\": 1}, \"x\", \"9223372036854775808\", \"7\", \"-1\"]");

    browser.visit(page, "#view=favourites");

    assertThat(browser.all("#favourites .face"))
        .extracting(face -> face.getDomAttribute("data-seed"))
        .containsExactly("7", "8", "-1");
  }

  @Test
  void damagedOnesDoNoHarm() {
    for (String damaged : new String[] {"{", "{\"a\": 1}", "null", "3", ""}) {
      keep(damaged);
      browser.visit(page, "");
      assertThat(browser.find("#favourites-count").getText()).as(damaged).isEmpty();
    }
  }

  @Test
  void areNotMoreThanFiveHundred() {
    browser.run(
        "localStorage.setItem('ganqp.favourites',"
            + " JSON.stringify(Array.from({length: 500}, (_, i) => String(i))))");
    browser.visit(page, "#seed=1000");

    browser.find("#favourite").click();

    assertThat(browser.is("return JSON.parse(localStorage['ganqp.favourites']).length === 500"))
        .isTrue();
    assertThat(browser.is("return JSON.parse(localStorage['ganqp.favourites'])[0] === '1000'"))
        .isTrue();
  }

  private static void keep(String text) {
    browser.run("localStorage.setItem('ganqp.favourites', arguments[0])", text);
  }
}
