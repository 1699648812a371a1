package io.ganqp.trainer.monitor.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.monitor.page.Table.Column;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageTest {

  private static final String DOT = EmbeddedImage.tile(new float[3], 1);

  private static Page full() {
    return new Page("faces", "of 32 px")
        .top(new Facts(List.of(new Facts.Fact("iterations", "7", "of 8"))))
        .section("Figures", new Figures(Figures.Kind.CURVES, List.of(new Figure("a", "b", DOT))))
        .section("Tiles", new Tiles(List.of(new Tiles.Tile("7", new Image("face of 7", DOT)))))
        .section("Rows", new Rows(Map.of("seed", "42")))
        .section(
            "A & B",
            new Table(
                "numbers",
                Table.Style.FIGURES,
                List.of(Column.text("name"), Column.number("value")),
                List.of(List.of(new Text("x"), Gauge.fitting(2.0, 0.5, 1.0)))),
            new Code("ganqp < file"));
  }

  @Test
  void itsPolicyAllowsNothingButItsOwnStyleAndImagesWithinIt() throws Exception {
    String html = full().html();
    Matcher style = Pattern.compile("<style>(.*)</style>", Pattern.DOTALL).matcher(html);
    assertThat(style.find()).isTrue();
    String digest =
        Base64.getEncoder()
            .encodeToString(
                MessageDigest.getInstance("SHA-256").digest(style.group(1).getBytes(UTF_8)));

    assertThat(html)
        .contains(
            "\"default-src 'none'; img-src data:; style-src 'sha256-"
                + digest
                + "'; base-uri 'none'; form-action 'none'\"")
        .doesNotContain(" style=", "<script", "<link", "url(", "@import", "://");
  }

  @Test
  void linksToItsSections() {
    assertThat(full().html())
        .contains("<a href=\"#a-b\">A &amp; B</a>")
        .contains("<section id=\"a-b\"><h2>A &amp; B</h2>");
  }

  @Test
  void isWellFormedAndAccessible() {
    WellFormed.check(full().html());
  }

  @Test
  void aSectionWithNothingInItIsLeftOut() {
    String html =
        new Page("faces", "")
            .section("Empty", new Rows(Map.of()), new Tiles(List.of()))
            .section("Curves", new Figures(Figures.Kind.CURVES, List.of()))
            .html();
    assertThat(html).doesNotContain("<section");
  }

  @Test
  void escapesText() {
    assertThat(new Text("<b>\"&\u0007").html()).isEqualTo("&lt;b&gt;&quot;&amp;\uFFFD");
  }

  @Test
  void aGaugePlacesValueErrorAndMark() {
    assertThat(new Gauge(50.0, 10.0, 25.0, 100).html())
        .contains("aria-label=\"50.00 ± 10 on a line from 0 to 100.0, marked at 25.00\"")
        .contains("<circle class=\"value\" cx=\"80\" cy=\"9\"")
        .contains("<line class=\"error\" x1=\"65\" y1=\"9\" x2=\"95\" y2=\"9\"/>")
        .contains("<line class=\"mark\" x1=\"42.5\"");
  }

  @Test
  void whatLiesOutsideAGaugeIsAtItsEdge() {
    assertThat(new Gauge(-3.0, null, 200.0, 100).html()).contains("cx=\"5\"", "x1=\"155\"");
    assertThat(Gauge.fitting(-1.0, null, null).html()).contains("from 0 to 1.000");
    assertThat(Gauge.fitting(null, null, 1.0).html()).isEmpty();
  }

  @Test
  void barsAreAsHighAsTheirCounts() {
    assertThat(Bars.of("weights", new long[] {0, 14, 28}).html())
        .contains("aria-label=\"weights\"")
        .contains("<rect x=\"5\" y=\"14\" width=\"4\" height=\"14\"/>")
        .contains("<rect x=\"10\" y=\"0\" width=\"4\" height=\"28\"/>")
        .doesNotContain("x=\"0\"");
  }

  @Test
  void numbersAreShort() {
    assertThat(Numbers.withError(503.71, 7.34)).isEqualTo("503.7 ± 7.3");
    assertThat(Numbers.withError(503.71, null)).isEqualTo("503.7");
    assertThat(Numbers.significant(null)).isEqualTo("–");
    assertThat(Numbers.count(1234567)).isEqualTo("1,234,567");
    assertThat(List.of(Numbers.bytes(999), Numbers.bytes(1500), Numbers.bytes(4_800_000)))
        .containsExactly("999 B", "1.5 kB", "4.8 MB");
    assertThat(Html.number(12.50)).isEqualTo("12.5");
    assertThat(Html.number(100)).isEqualTo("100");
  }

  @Test
  void aTableOfUnequalRowsIsAnError() {
    assertThatThrownBy(
            () ->
                new Table(
                    "t",
                    Table.Style.FIGURES,
                    List.of(Column.text("a")),
                    List.of(List.of(new Text("x"), new Text("y")))))
        .hasMessage("a row of 2 cells in a table of 1 columns");
  }
}
