package io.ganqp.trainer.comparison.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A comparison on one page that needs no other file: a ranking, faces, curves, cost, all metrics,
 * and what it takes to do it again. No script.
 */
final class ComparisonPage {

  private static final int WIDE = 920;
  private static final int WIDE_HEIGHT = 420;
  private static final int NARROW = 380;
  private static final int NARROW_HEIGHT = 300;

  private final ComparisonResult result;
  private final Faces faces;
  private final Ranking ranking;
  private final StringBuilder html = new StringBuilder(1 << 18);

  private ComparisonPage(ComparisonResult result, Faces faces) {
    this.result = result;
    this.faces = faces;
    this.ranking = Ranking.of(result);
  }

  static String html(ComparisonResult result, Faces faces) {
    return new ComparisonPage(result, faces).page();
  }

  private String page() {
    head();
    findings();
    section(
        "ranking",
        "Who comes closest",
        "Each point is a seed, the number their median; the dashed line is what real images measure"
            + " against real ones. To the right, the paired difference with its 95 % interval.",
        new RankingSection(result, ranking).html());
    faces();
    curves();
    section(
        "cost",
        "What it costs",
        "Time of one iteration, the median over the training; evaluations and checkpoints are not"
            + " counted.",
        CostSection.html(result, ranking));
    section(
        "metrics",
        "Every metric",
        "Medians over the seeds after the last iteration, and below them of the model that each"
            + " training chose as its best. The best value of a column is bold.",
        MetricsSection.html(result, ranking));
    published();
    section("again", "Do it again", "", RunsSection.html(result));
    notes();
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private void head() {
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s · GAN-QP</title>
        <style>%2$s</style>
        </head>
        <body>
        <header><p class="kind">Comparison of objectives</p><h1>%1$s</h1><p>%3$s</p></header>
        <main>
        """
            .formatted(
                Html.escape(result.name()),
                resource("comparison.css"),
                facts().stream().map(Html::escape).collect(Collectors.joining(" · "))));
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(result.rows().size() + " objectives");
    facts.add(result.seeds().size() == 1 ? "1 seed" : result.seeds().size() + " seeds each");
    result.rows().stream()
        .findFirst()
        .ifPresent(row -> facts.add(Numbers.count(row.iterations()) + " iterations"));
    if (!result.dataset().isEmpty()) {
      facts.add(result.dataset().get("resolution") + " px");
      facts.add(
          "%s images, %s held out"
              .formatted(result.dataset().get("images"), result.dataset().get("heldOut")));
    }
    facts.add(Numbers.count(result.samples()) + " samples of each model");
    return facts;
  }

  private void findings() {
    html.append("<section class=\"findings\">\n");
    finding("better", "good", "do better than " + result.reference());
    finding("no difference shown", "none", "show no difference");
    finding("worse", "bad", "do worse");
    long lost =
        result.rows().stream()
            .mapToLong(row -> row.counts().diverged() + row.counts().failed())
            .sum();
    if (lost > 0) {
      html.append(
          "<div class=\"card bad\"><b>%d</b><span>trainings diverged or failed</span><p>%s</p></div>\n"
              .formatted(
                  lost,
                  result.rows().stream()
                      .filter(row -> row.counts().diverged() + row.counts().failed() > 0)
                      .map(row -> tag(row))
                      .collect(Collectors.joining(" "))));
    }
    html.append("</section>\n");
    result
        .remarks()
        .forEach(
            remark -> html.append("<p class=\"remark\">%s</p>\n".formatted(Html.escape(remark))));
  }

  private void finding(String verdict, String kind, String words) {
    List<Row> rows =
        ranking.rows().stream()
            .filter(
                row ->
                    ranking
                        .of(row)
                        .map(MetricSummary::difference)
                        .filter(difference -> difference.verdict().equals(verdict))
                        .isPresent())
            .toList();
    html.append(
        "<div class=\"card %s\"><b>%d</b><span>%s</span><p>%s</p></div>\n"
            .formatted(
                kind,
                rows.size(),
                Html.escape(words),
                rows.stream().map(row -> tag(row)).collect(Collectors.joining(" "))));
  }

  private String tag(Row row) {
    return "<span class=\"tag %s\">%s</span>"
        .formatted(result.color(row), Html.escape(row.objective()));
  }

  private void faces() {
    StringBuilder cards = new StringBuilder("<div class=\"faces\">\n");
    long seed = result.seeds().get(0);
    boolean any = false;
    for (Row row : ranking.rows()) {
      Optional<String> uri = faces.of(row.objective(), seed);
      any |= uri.isPresent();
      cards.append(
          "<figure class=\"%s\">%s<figcaption><b>%s</b><span>%s</span></figcaption></figure>\n"
              .formatted(
                  result.color(row),
                  uri.map(
                          data ->
                              "<img src=\"%s\" alt=\"faces by %s\">"
                                  .formatted(data, Html.escape(row.objective())))
                      .orElse("<div class=\"missing\">no model</div>"),
                  Html.escape(row.objective()),
                  ranking.of(row).map(one -> Numbers.three(one.spread().median())).orElse("–")));
    }
    if (any) {
      section(
          "faces",
          "What they draw",
          "The same latents for all, seed %d, after the last iteration; not chosen."
              .formatted(seed),
          cards.append("</div>\n").toString());
    }
  }

  private void curves() {
    CurveFigure figure = new CurveFigure(result);
    if (figure.isEmpty()) {
      return;
    }
    StringBuilder content = new StringBuilder("<div class=\"curves\">\n");
    String checked = " checked";
    for (CurveFigure.Axis axis : CurveFigure.Axis.values()) {
      content.append(
          "<input type=\"radio\" name=\"axis\" id=\"axis-%1$s\"%3$s><label for=\"axis-%1$s\">%2$s</label>\n"
              .formatted(axis.id(), axis.title(), checked));
      checked = "";
    }
    for (CurveFigure.Axis axis : CurveFigure.Axis.values()) {
      content.append("<div class=\"plot\"><div class=\"wide\">");
      content.append(figure.svg(axis, WIDE, WIDE_HEIGHT, true));
      content.append("</div><div class=\"narrow\">");
      content.append(figure.svg(axis, NARROW, NARROW_HEIGHT, false));
      content.append("</div></div>\n");
    }
    content.append(figure.legend()).append("</div>\n");
    section(
        "course",
        "How they get there",
        "%s on the way: the median of the seeds, and a band from the least to the greatest."
            .formatted(figure.metric()),
        content.toString());
  }

  private void published() {
    if (result.published().isEmpty()) {
      return;
    }
    StringBuilder rows = new StringBuilder("<div class=\"scroll\"><table>\n");
    rows.append("<tr><th>what</th><th>metric</th><th>value</th><th>source</th></tr>\n");
    result
        .published()
        .forEach(
            one ->
                rows.append(
                    "<tr><td>%s</td><td>%s</td><td>%s</td><td>%s</td></tr>\n"
                        .formatted(
                            Html.escape(one.name()),
                            Html.escape(one.metric()),
                            Numbers.three(one.value()),
                            Html.escape(one.source()))));
    section(
        "published",
        "Published, not measured here",
        "Of other data, networks and ways to measure: not to be compared with the figures above.",
        rows.append("</table></div>\n").toString());
  }

  private void notes() {
    html.append("<section id=\"notes\"><h2>How to read this</h2>\n<ul>\n");
    Notes.of(result).forEach(note -> html.append("<li>%s</li>\n".formatted(Html.escape(note))));
    html.append("</ul></section>\n");
  }

  private void section(String id, String title, String words, String content) {
    html.append("<section id=\"%s\"><h2>%s</h2>\n".formatted(id, Html.escape(title)));
    if (!words.isEmpty()) {
      html.append("<p class=\"words\">%s</p>\n".formatted(Html.escape(words)));
    }
    html.append(content).append("</section>\n");
  }

  private static String resource(String name) {
    try (InputStream in = ComparisonPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of the program itself", e);
    }
  }
}
