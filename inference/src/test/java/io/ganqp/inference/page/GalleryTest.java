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
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The gallery: what is in the window, and how one gets about in it. */
@QuarkusTest
@WithTestResource(FollowedModel.class)
@EnabledIfEnvironmentVariable(named = Browser.VARIABLE, matches = ".+")
class GalleryTest {
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
  void showsFacesAtOnceAndTheBrowserHasNothingToComplainOf() {
    browser.visit(page, "");

    assertThat(browser.all(".gallery .face")).hasSizeBetween(40, 80);
    assertThat(browser.all(".gallery .face").get(0).getDomAttribute("data-seed")).isEqualTo("0");
    assertThat(browser.find("#served").getText()).contains("iteration 1,000", "swd 0.5 ± 0.0625");
    browser.expectNoComplaint();
  }

  @Test
  void scrollsOnAndOnWithFewElements() {
    browser.visit(page, "");

    for (int i = 0; i < 40; i++) {
      scrollBy(1500);
    }
    browser.settle();

    assertThat(browser.all(".gallery .face")).hasSizeLessThan(120);
    assertThat(topSeed()).isGreaterThan(2000);
    browser.await(() -> browser.fragment().equals("at=" + topSeed()));
  }

  @Test
  void beginsAnewWhereAnElementCannotBeHigher() {
    browser.visit(page, "#at=2000000");

    browser.await(() -> browser.fragment().startsWith("from="));

    assertThat(topSeed()).isBetween(1_990_000L, 2_010_000L);
    assertThat(browser.is("return document.body.scrollHeight < 1000000")).isTrue();
  }

  @Test
  void asksForNothingThatIsOnlyScrolledPast() {
    browser.visit(page, "#from=100000");
    int before = traffic.requests("/generate");

    browser.run(
        "let frames = 100;"
            + "requestAnimationFrame(function further() {"
            + "  scrollBy(0, 700);"
            + "  if (--frames > 0) requestAnimationFrame(further);"
            + "})");
    browser.await(() -> topSeed() > 103_000);
    browser.settle();

    // In a hundred steps, more than three thousand faces went by.
    assertThat(traffic.requests("/generate") - before).isLessThan(1000);
  }

  @Test
  void reloadReturnsToTheSamePlace() {
    browser.visit(page, "");
    scrollBy(5000);
    long seed = topSeed();
    browser.await(() -> browser.fragment().equals("at=" + seed));

    browser.driver().navigate().refresh();
    browser.settle();

    assertThat(topSeed()).isEqualTo(seed);
  }

  @Test
  void backAndForwardCloseAndOpenAFaceWithoutScrolling() {
    browser.visit(page, "");
    scrollBy(3000);
    browser.settle();
    Object place = browser.run("return scrollY");
    WebElement face = browser.driver().findElements(inWindow()).get(0);
    String seed = face.getDomAttribute("data-seed");

    browser.run("arguments[0].click()", face);
    browser.await(() -> browser.fragment().contains("seed=" + seed));
    assertThat(browser.find("#detail").isDisplayed()).isTrue();
    browser.driver().navigate().back();
    browser.await(() -> !browser.find("#detail").isDisplayed());
    assertThat(browser.run("return scrollY")).isEqualTo(place);
    browser.driver().navigate().forward();
    browser.await(() -> browser.find("#detail").isDisplayed());
    assertThat(browser.find("#detail-heading").getText()).isEqualTo("Seed " + seed);
  }

  @Test
  void isOneStopOfTheTabKeyAndArrowsGoFromFaceToFace() {
    browser.visit(page, "");
    int columns = Integer.parseInt(browser.find("#gallery").getDomAttribute("aria-colcount"));

    assertThat(browser.all(".gallery .face[tabindex='0']")).hasSize(1);
    browser.run("arguments[0].focus()", browser.face(0));
    browser.press(Keys.ARROW_RIGHT);
    assertThat(focusedSeed()).isEqualTo(1);
    browser.press(Keys.ARROW_DOWN);
    assertThat(focusedSeed()).isEqualTo(columns + 1);
    browser.press(Keys.HOME);
    assertThat(focusedSeed()).isEqualTo(columns);
    browser.press(Keys.END);
    assertThat(focusedSeed()).isEqualTo(2 * columns - 1);
    for (int i = 0; i < 10; i++) {
      browser.press(Keys.PAGE_DOWN);
    }
    assertThat(focusedSeed()).isGreaterThan(20L * columns);
    assertThat(
            browser.is(
                "const box = document.activeElement.getBoundingClientRect();"
                    + "return box.top >= 0 && box.bottom <= innerHeight"))
        .isTrue();
    assertThat(browser.all(".gallery .face[tabindex='0']")).hasSize(1);
    browser.press(Keys.ENTER);
    browser.await(() -> browser.find("#detail").isDisplayed());
  }

  @Test
  void beginsAtAnySeedOf64BitsAndRefusesTheRest() {
    browser.visit(page, "");

    browser.enter("#from", "9223372036854775806");
    browser.await(() -> browser.fragment().equals("from=9223372036854775806"));
    browser.settle();
    assertThat(browser.all(".gallery .face"))
        .extracting(face -> face.getDomAttribute("data-seed"))
        .startsWith("9223372036854775806", "9223372036854775807", "-9223372036854775808");

    browser.enter("#from", "9223372036854775808");
    assertThat(browser.find("#from").getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(browser.find("#from-hint").isDisplayed()).isTrue();
    assertThat(browser.fragment()).isEqualTo("from=9223372036854775806");

    browser.find("#random").click();
    browser.await(() -> !browser.fragment().equals("from=9223372036854775806"));
    assertThat(browser.find("#from").getDomAttribute("aria-invalid")).isEqualTo("false");
    assertThat(browser.find("#from-hint").isDisplayed()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 502, 503, 504})
  void waitsAsLongAsABusyServiceOrItsProxySays(int status) {
    browser.visit(page, "");
    int before = traffic.requests("/generate");

    traffic.refuse("/generate", 16, status);
    // Not faces that the browser keeps from the status before.
    browser.run("location.hash = arguments[0]", "from=" + status * 1000);
    browser.await(() -> browser.find("#busy").getText().contains("busy"));
    browser.await(this::allFacesAreThere);

    int faces = browser.all(".gallery .face").size();
    assertThat(traffic.requests("/generate") - before).isLessThanOrEqualTo(faces + 16 + 8);
    browser.await(() -> browser.find("#busy").getText().isEmpty());
  }

  @Test
  void facesThatFailedAreAskedForAgainAndTheModelOnceForAllOfThem() {
    browser.visit(page, "");
    int before = traffic.requests("/model");

    traffic.refuse("/generate", 32, 500);
    browser.run("location.hash = 'from=600000'");
    browser.await(() -> traffic.requests("/model") > before);
    browser.await(this::allFacesAreThere);

    assertThat(traffic.requests("/model") - before).isLessThanOrEqualTo(3);
  }

  @Test
  void truncationIsThatOfAllFaces() {
    browser.visit(page, "");

    browser.find("#truncation").sendKeys(Keys.HOME);
    browser.await(() -> browser.fragment().equals("truncation=0.05"));
    browser.settle();

    assertThat(browser.face(0).findElement(By.tagName("img")))
        .extracting(image -> image.getDomAttribute("src"))
        .asString()
        .contains("truncation=0.05");
    assertThat(browser.find("#truncation-value").getText()).isEqualTo("0.05");
  }

  private boolean allFacesAreThere() {
    return browser.all(".gallery .face:not(:has(img))").isEmpty();
  }

  private static By inWindow() {
    return By.cssSelector(".gallery .row:nth-child(4) .face");
  }

  private static void scrollBy(int pixels) {
    browser
        .driver()
        .executeAsyncScript(
            "scrollBy(0, arguments[0]);"
                + "requestAnimationFrame(() => requestAnimationFrame(arguments[1]))",
            pixels);
  }

  private static long focusedSeed() {
    return Long.parseLong((String) browser.run("return document.activeElement.dataset.seed"));
  }

  /** Of the first row that begins within the window; -1 while it is not there yet. */
  private static long topSeed() {
    return Long.parseLong(
        (String)
            browser.run(
                "const covered = parseFloat("
                    + "getComputedStyle(document.documentElement).scrollPaddingTop) || 0;"
                    + "return [...document.querySelectorAll('.gallery .face')].find((face) =>"
                    + " face.getBoundingClientRect().top >= covered - 70)?.dataset.seed ?? '-1'"));
  }
}
