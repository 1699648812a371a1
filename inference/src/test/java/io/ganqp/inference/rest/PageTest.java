package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebDriver;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * The page in a real browser: {@code GANQP_TEST_BROWSER} names a Chromium, {@code
 * GANQP_TEST_BROWSER_DRIVER} its driver.
 */
@QuarkusTest
@WithTestResource(ServedModel.class)
@EnabledIfEnvironmentVariable(named = "GANQP_TEST_BROWSER", matches = ".+")
class PageTest {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @TestHTTPResource URI page;

  private ChromeDriver browser;

  @BeforeEach
  void open() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getenv("GANQP_TEST_BROWSER"));
    options.addArguments(
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService driver =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(System.getenv("GANQP_TEST_BROWSER_DRIVER")).toFile())
            .build();
    browser = new ChromeDriver(driver, options);
  }

  @AfterEach
  void close() {
    browser.quit();
  }

  @Test
  void showsTheFaceOfASeedAndItsNeighbours() {
    visit("#seed=42");

    assertThat(drawn(find("face"))).isTrue();
    assertThat(find("caption").getText()).isEqualTo("42");
    assertThat(find("range").getText()).isEqualTo("Seeds 24 to 47");
    List<WebElement> neighbours = browser.findElements(By.cssSelector("#strip img"));
    assertThat(neighbours).hasSize(24);
    wait(browser -> neighbours.stream().allMatch(this::drawn));
    assertThat(browser.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
  }

  @Test
  void namesWhatTheModelIsJudgedBy() {
    visit("#seed=42");

    assertThat(find("facts").getText().lines())
        .containsSequence("swd (lower is better)", "0.01235 ± 0.0004321");
  }

  @Test
  void walksByButtonKeyAndClick() {
    visit("#seed=42");
    String first = source();

    find("next").click();
    arrivesAt("43");
    assertThat(source()).isNotEqualTo(first);
    browser.findElement(By.tagName("body")).sendKeys(Keys.ARROW_LEFT, Keys.ARROW_LEFT);
    arrivesAt("41");
    find("forth").click();
    arrivesAt("65");
    browser.findElements(By.cssSelector("#strip button")).get(0).click();
    arrivesAt("48");
    browser.navigate().refresh();
    arrivesAt("48");
  }

  @Test
  void takesAnySeedOf64BitsAndRefusesTheRest() {
    visit("#seed=-9223372036854775808");
    arrivesAt("-9223372036854775808");

    find("previous").click();
    arrivesAt("9223372036854775807");
    find("seed").clear();
    find("seed").sendKeys("9223372036854775808", Keys.ENTER);

    assertThat(find("seed").getDomAttribute("aria-invalid")).isEqualTo("true");
    assertThat(find("seed-hint").isDisplayed()).isTrue();
    assertThat(find("caption").getText()).isEqualTo("9223372036854775807");
  }

  private void visit(String fragment) {
    browser.get(page + fragment);
    wait(browser -> drawn(find("face")));
  }

  private void arrivesAt(String seed) {
    wait(browser -> find("caption").getText().equals(seed) && drawn(find("face")));
    assertThat(browser.getCurrentUrl()).endsWith("#seed=" + seed);
    assertThat(source()).contains("seed=" + seed + "&");
  }

  private String source() {
    return find("face").getDomProperty("src");
  }

  /** Whether the browser has got, and decoded, the picture. */
  private boolean drawn(WebElement image) {
    Object width =
        browser.executeScript(
            "return arguments[0].complete ? arguments[0].naturalWidth : 0", image);
    return ((Number) width).intValue() == ServedModel.RESOLUTION;
  }

  private WebElement find(String id) {
    return browser.findElement(By.id(id));
  }

  private void wait(Function<WebDriver, Boolean> condition) {
    new WebDriverWait(browser, PATIENCE).until(condition);
  }
}
