package io.ganqp.inference.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.openqa.selenium.Keys;

/** One face in the dialog. */
@QuarkusTest
@WithTestResource(FollowedModel.class)
@EnabledIfEnvironmentVariable(named = Browser.VARIABLE, matches = ".+")
class DetailTest {
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
  void aClickOpensAFaceAndEscapeReturnsToIt() {
    browser.visit(page, "");

    browser.face(5).click();
    browser.settle();
    assertThat(browser.fragment()).isEqualTo("seed=5");
    assertThat(browser.find("#portrait img").getDomAttribute("alt"))
        .isEqualTo("Generated face of seed 5");
    browser.press(Keys.ESCAPE);
    browser.await(() -> browser.fragment().isEmpty());

    assertThat(browser.find("#detail").isDisplayed()).isFalse();
    assertThat(browser.run("return document.activeElement.dataset.seed")).isEqualTo("5");
  }

  @Test
  void arrowKeysAndButtonsWalkThroughSeeds() {
    browser.visit(page, "#seed=-9223372036854775808");

    browser.press(Keys.ARROW_LEFT);
    browser.await(() -> browser.fragment().equals("seed=9223372036854775807"));
    browser.find("#next").click();
    browser.find("#next").click();
    browser.settle();

    assertThat(browser.find("#detail-heading").getText()).isEqualTo("Seed -9223372036854775807");
    assertThat(browser.find("#portrait img").getDomAttribute("src"))
        .contains("seed=-9223372036854775807&");
  }

  @Test
  void theFocusStaysInTheDialog() {
    browser.visit(page, "#seed=42");

    for (int i = 0; i < 15; i++) {
      browser.press(Keys.TAB);
      assertThat(
              browser.is(
                  "return document.activeElement === document.body"
                      + " || document.activeElement.closest('#detail') !== null"))
          .isTrue();
    }
  }

  @Test
  void givesTheAddressForEverAndHowToUseIt() {
    browser.visit(page, "#seed=42&truncation=0.5");

    String address = browser.find(".snippet code").getText();
    assertThat(browser.all(".snippet code"))
        .extracting(code -> code.getText())
        .allMatch(text -> text.contains(address));
    given()
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(200)
        .contentType("image/png")
        .header("Cache-Control", containsString("immutable"));

    browser.find(".snippet button").click();
    browser.await(() -> browser.find(".snippet button").getText().matches("Copied|Selected"));
  }

  @Test
  void offersTheFaceAndThoseAfterItAsFiles() {
    browser.visit(page, "#seed=42");

    assertThat(browser.typeOf("#download-png")).isEqualTo("image/png");
    assertThat(browser.typeOf("#download-jpeg")).isEqualTo("image/jpeg");
    assertThat(browser.typeOf("#download-zip")).isEqualTo("application/zip");
  }

  @Test
  void filesAreNamedAsTheServiceNamesThem() {
    browser.visit(page, "#seed=42");

    assertThat(browser.downloadOf("#download-png"))
        .isEqualTo("face-42.png")
        .isEqualTo(browser.fileOf("#download-png"));
    assertThat(browser.downloadOf("#download-jpeg")).isEqualTo(browser.fileOf("#download-jpeg"));
    assertThat(browser.downloadOf("#download-zip"))
        .isEqualTo("faces-42-to-141.zip")
        .isEqualTo(browser.fileOf("#download-zip"));
  }

  @Test
  void theQueryOfTheAddressStaysWhenAFaceIsClosed() {
    browser.visit(page, "?token=secret#seed=42");

    browser.find("#detail-close").click();
    browser.await(() -> browser.fragment().isEmpty());

    assertThat(browser.driver().getCurrentUrl()).isEqualTo(page + "?token=secret");
  }

  @Test
  void aLinkToAFaceNeedsNoGalleryBehindItToClose() {
    browser.visit(page, "#seed=42");

    browser.find("#detail-close").click();
    browser.await(() -> browser.fragment().isEmpty());

    assertThat(browser.find("#detail").isDisplayed()).isFalse();
  }
}
