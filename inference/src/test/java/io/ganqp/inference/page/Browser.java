package io.ganqp.inference.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium with the page. */
final class Browser implements AutoCloseable {
  /** Variable of the environment that names the browser; without it, tests are not run. */
  static final String VARIABLE = "GANQP_TEST_BROWSER";

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(50);

  private final ChromeDriver driver;

  Browser() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.SEVERE);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(System.getenv(VARIABLE));
    options.addArguments(
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(Path.of(System.getenv("GANQP_TEST_BROWSER_DRIVER")).toFile())
            .build();
    driver = new ChromeDriver(service, options);
    size(1280, 800, false);
  }

  ChromeDriver driver() {
    return driver;
  }

  /** Opens the page anew, and waits until all that is in the window is drawn. */
  void visit(URI page, String fragment) {
    driver.get("about:blank");
    driver.manage().logs().get(LogType.BROWSER);
    driver.get(page + fragment);
    settle();
  }

  /** Waits until no image of the page is still to come. */
  void settle() {
    await(
        () ->
            is(
                "return document.images.length > 0"
                    + " && [...document.images].every((i) => i.complete && i.naturalWidth > 0)"
                    + " && !document.querySelector('[aria-busy]')"));
  }

  void size(int width, int height, boolean phone) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
  }

  /** Sets what a visitor prefers, such as prefers-color-scheme: dark. */
  void prefer(String feature, String value) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", feature, "value", value))));
  }

  WebElement find(String selector) {
    return driver.findElement(By.cssSelector(selector));
  }

  List<WebElement> all(String selector) {
    return driver.findElements(By.cssSelector(selector));
  }

  WebElement face(long seed) {
    return find(".face[data-seed='" + seed + "']");
  }

  /** Types into whatever has the focus. */
  void press(CharSequence... keys) {
    driver.switchTo().activeElement().sendKeys(keys);
  }

  /** Replaces the text of a field, and leaves no doubt that it is meant. */
  void enter(String selector, String text) {
    find(selector).sendKeys(Keys.chord(Keys.CONTROL, "a"), text, Keys.ENTER);
  }

  Object run(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  boolean is(String script, Object... arguments) {
    return Boolean.TRUE.equals(run(script, arguments));
  }

  /** The type of what a link of the page leads to; fails where that is an error. */
  String typeOf(String link) {
    return (String)
        driver.executeAsyncScript(
            "const done = arguments[1];"
                + "fetch(document.querySelector(arguments[0]).href).then((answer) =>"
                + " done(answer.ok ? answer.headers.get('Content-Type') : `${answer.status}`))",
            link);
  }

  /** The name that a link of the page gives to what it leads to. */
  String downloadOf(String link) {
    return find(link).getDomAttribute("download");
  }

  /** The name that the service gives to what a link of the page leads to. */
  String fileOf(String link) {
    String disposition =
        (String)
            driver.executeAsyncScript(
                "const done = arguments[1];"
                    + "fetch(document.querySelector(arguments[0]).href).then((answer) =>"
                    + " done(answer.headers.get('Content-Disposition')))",
                link);
    return disposition.replaceFirst("^inline; filename=\"(.*)\"$", "$1");
  }

  String fragment() {
    String fragment = URI.create(driver.getCurrentUrl()).getFragment();
    return fragment == null ? "" : fragment;
  }

  void await(BooleanSupplier condition) {
    new WebDriverWait(driver, PATIENCE, PAUSE).until(unused -> condition.getAsBoolean());
  }

  /** Nothing that the browser would complain of, such as something that the policy forbids. */
  void expectNoComplaint() {
    assertThat(driver.manage().logs().get(LogType.BROWSER).getAll())
        .extracting(LogEntry::getMessage)
        .isEmpty();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
