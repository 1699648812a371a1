package io.ganqp.inference.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.Keys;

/** From one face to another. */
@QuarkusTest
@WithTestResource(FollowedModel.class)
@EnabledIfEnvironmentVariable(named = Browser.VARIABLE, matches = ".+")
class MorphTest {
  private static Browser browser;

  @TestHTTPResource URI page;

  @Inject Traffic traffic;

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
  void admitAll() {
    traffic.admitAll();
  }

  @Test
  void showsAAtTheStartAndBAtTheEnd() {
    browser.visit(page, "#view=morph&a=42&b=57");
    browser.await(() -> shows("#end-a img"));

    browser.find("#position").sendKeys(Keys.END);

    assertThat(shows("#end-b img")).isTrue();
    assertThat(shows("#end-a img")).isFalse();
    assertThat(browser.find("#film").getDomAttribute("aria-label"))
        .isEqualTo("100 % of the way from seed 42 to seed 57");
    browser.expectNoComplaint();
  }

  @Test
  void playsAndPauses() {
    browser.visit(page, "#view=morph&a=42&b=57");
    browser.await(() -> shows("#end-a img"));

    browser.find("#play").click();
    browser.await(() -> position() > 100);
    assertThat(browser.find("#play").getText()).isEqualTo("Pause");
    browser.find("#play").click();
    int paused = position();

    assertThat(browser.find("#play").getText()).isEqualTo("Play");
    browser.driver().executeAsyncScript("setTimeout(arguments[0], 50)");
    assertThat(position()).isEqualTo(paused);
  }

  @Test
  void goesThereOnceWhereLessMotionIsPreferred() {
    browser.prefer("prefers-reduced-motion", "reduce");
    browser.visit(page, "#view=morph&a=42&b=57");
    browser.await(() -> shows("#end-a img"));

    browser.find("#position").sendKeys(Keys.PAGE_UP, Keys.PAGE_UP);
    browser.find("#play").click();
    browser.await(() -> browser.find("#play").getText().equals("Play"));
    browser.prefer("prefers-reduced-motion", "no-preference");

    assertThat(position()).isEqualTo(1000);
    assertThat(shows("#end-b img")).isTrue();
  }

  @Test
  void endsAreChosenFromAFaceBySeedAndByFavourite() {
    browser.visit(page, "#seed=7");
    browser.find("#favourite").click();
    browser.find("#use-a").click();
    browser.await(() -> browser.fragment().equals("view=morph&a=7"));

    browser.enter("#end-b input", "-3");
    browser.await(() -> browser.fragment().equals("view=morph&a=7&b=-3"));
    browser.find("#swap").click();
    browser.await(() -> browser.fragment().equals("view=morph&a=-3&b=7"));
    browser.find("#end-a select option:nth-child(2)").click();
    browser.await(() -> browser.fragment().equals("view=morph&a=7&b=7"));

    browser.settle();
    assertThat(browser.find("#strip-download").getDomAttribute("href")).contains("from=7&to=7");
    browser.driver().navigate().back();
    browser.await(() -> browser.find("#detail").isDisplayed());
  }

  @Test
  void offersTheWayAsAnimationAndAsStrip() {
    browser.visit(page, "#view=morph&a=-1&b=1");

    assertThat(browser.typeOf("#animation-download")).isEqualTo("image/apng");
    assertThat(browser.typeOf("#strip-download")).isEqualTo("image/png");
  }

  @Test
  void filesAreNamedAsTheServiceNamesThem() {
    browser.visit(page, "#view=morph&a=-1&b=1");

    assertThat(browser.downloadOf("#animation-download"))
        .isEqualTo("faces--1-to-1.apng")
        .isEqualTo(browser.fileOf("#animation-download"));
    assertThat(browser.downloadOf("#strip-download"))
        .isEqualTo("faces--1-to-1.png")
        .isEqualTo(browser.fileOf("#strip-download"));
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500})
  void whatIsDrawnKeepsItsNameUntilTheNextStripComes(int status) {
    browser.visit(page, "#view=morph&a=42&b=57");
    browser.await(() -> shows("#end-a img"));

    traffic.refuse("/interpolate", Integer.MAX_VALUE, status);
    // Not a strip that the browser keeps from the status before.
    browser.enter("#end-b input", Integer.toString(status));
    browser.await(() -> browser.fragment().equals("view=morph&b=" + status));
    browser.find("#position").sendKeys(Keys.END);
    assertThat(browser.find("#film").getDomAttribute("aria-label"))
        .isEqualTo("100 % of the way from seed 42 to seed 57");

    traffic.admitAll();
    browser.await(
        () -> browser.find("#film").getDomAttribute("aria-label").endsWith("to seed " + status));
    browser.await(() -> shows("#end-b img"));
  }

  @Test
  void arrowKeysGoThroughAllFavourites() {
    for (int seed : new int[] {901, 902, 903}) {
      browser.visit(page, "#seed=" + seed);
      browser.find("#favourite").click();
    }
    browser.visit(page, "#view=morph&a=42&b=57");

    browser.run("document.querySelector('#end-a select').focus()");
    browser.press(Keys.ARROW_DOWN);
    browser.await(() -> browser.fragment().equals("view=morph&a=903&b=57"));
    browser.press(Keys.ARROW_DOWN);
    browser.await(() -> browser.fragment().equals("view=morph&a=902&b=57"));
    browser.press(Keys.ARROW_DOWN);
    browser.await(() -> browser.fragment().equals("view=morph&a=901&b=57"));
    browser.press(Keys.TAB);

    assertThat(browser.find("#end-a select").getDomProperty("value")).isEmpty();
  }

  /** Whether what is drawn is, pixel by pixel, an image. */
  private static boolean shows(String image) {
    return browser.is(
        "const film = document.getElementById('film');"
            + "const image = document.querySelector(arguments[0]);"
            + "if (!image || image.naturalWidth !== film.width) return false;"
            + "const other = new OffscreenCanvas(film.width, film.height).getContext('2d');"
            + "other.drawImage(image, 0, 0);"
            + "const bytes = (context) =>"
            + " context.getImageData(0, 0, film.width, film.height).data.join();"
            + "return bytes(other) === bytes(film.getContext('2d'))",
        image);
  }

  private static int position() {
    return Integer.parseInt(browser.find("#position").getDomProperty("value"));
  }
}
