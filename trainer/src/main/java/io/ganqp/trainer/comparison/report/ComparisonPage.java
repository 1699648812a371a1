package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Bullets;
import io.ganqp.trainer.monitor.page.Facts;
import io.ganqp.trainer.monitor.page.Facts.Fact;
import io.ganqp.trainer.monitor.page.Figure;
import io.ganqp.trainer.monitor.page.Figures;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Page;
import io.ganqp.trainer.monitor.page.Paragraph;
import io.ganqp.trainer.monitor.page.Section;
import io.ganqp.trainer.monitor.page.Table;
import io.ganqp.trainer.monitor.page.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A comparison on one page that needs no other file: a ranking, faces, curves, cost, all metrics,
 * and what it takes to do it again.
 */
final class ComparisonPage {

  private final ComparisonResult result;
  private final Faces faces;
  private final Ranking ranking;

  private ComparisonPage(ComparisonResult result, Faces faces) {
    this.result = result;
    this.faces = faces;
    this.ranking = Ranking.of(result);
  }

  static String html(ComparisonResult result, Faces faces) {
    return new ComparisonPage(result, faces).page().html();
  }

  private Page page() {
    Page page = new Page(result.name(), String.join(" · ", facts())).style(style());
    page.top(findings());
    result.remarks().forEach(remark -> page.top(new Paragraph(remark, Paragraph.Emphasis.NOTICE)));
    page.section(RankingSection.of(result, ranking));
    faces().ifPresent(page::section);
    CourseSection.of(result).ifPresent(page::section);
    page.section(CostSection.of(result, ranking));
    page.section(MetricsSection.of(result, ranking));
    published().ifPresent(page::section);
    page.section(RunsSection.of(result));
    page.section("How to read this", new Bullets(Notes.of(result)));
    return page;
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    facts.add(result.rows().size() + " objectives");
    facts.add(result.seeds().size() == 1 ? "1 seed" : result.seeds().size() + " seeds each");
    facts.add(
        result.seconds() == null
            ? Numbers.count(result.referenceRow().iterations()) + " iterations"
            : Numbers.duration(result.seconds()) + " of training planned");
    if (!result.dataset().isEmpty()) {
      facts.add(result.dataset().get("resolution") + " px");
      facts.add(
          "%s images, %s held out"
              .formatted(result.dataset().get("images"), result.dataset().get("heldOut")));
    }
    facts.add(Numbers.count(result.samples()) + " samples of each model");
    return facts;
  }

  private Facts findings() {
    List<Fact> findings = new ArrayList<>();
    finding("better than " + result.reference(), differs(d -> d.isBetter()))
        .ifPresent(findings::add);
    finding("no difference shown", differs(d -> d.low() != null && !d.isBetter() && !d.isWorse()))
        .ifPresent(findings::add);
    finding("worse than " + result.reference(), differs(d -> d.isWorse())).ifPresent(findings::add);
    finding("of one pair only", differs(d -> d.low() == null)).ifPresent(findings::add);
    finding("with trainings lost", row -> row.counts().diverged() + row.counts().failed() > 0)
        .ifPresent(findings::add);
    finding("not done yet", row -> row.counts().pending() > 0).ifPresent(findings::add);
    return new Facts(findings);
  }

  private Predicate<Row> differs(Predicate<MetricSummary.Difference> how) {
    return row -> ranking.of(row).map(MetricSummary::difference).filter(how).isPresent();
  }

  /** How many objectives, and which; none is not told. */
  private Optional<Fact> finding(String name, Predicate<Row> which) {
    List<Row> rows = ranking.rows().stream().filter(which).toList();
    return rows.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Fact(
                name,
                Integer.toString(rows.size()),
                rows.stream().map(Row::objective).collect(Collectors.joining(", "))));
  }

  private Optional<Section> faces() {
    long seed = result.seeds().get(0);
    List<Figure> figures = new ArrayList<>();
    for (Row row : ranking.rows()) {
      faces
          .of(row.objective(), seed)
          .ifPresent(
              uri ->
                  figures.add(
                      new Figure(
                          row.objective(),
                          ranking
                              .of(row)
                              .map(one -> Numbers.three(one.spread().median()))
                              .orElse("–"),
                          uri)));
    }
    return figures.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "What they draw",
                List.of(
                    new Paragraph(
                        "The same latents for all, seed %d, after the last iteration; not chosen."
                            .formatted(seed)),
                    new Figures(Figures.Kind.GRIDS, figures))));
  }

  private Optional<Section> published() {
    return result.published().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Section(
                "Published, not measured here",
                List.of(
                    new Paragraph(
                        "Of other data, networks and ways to measure: not to be compared with the figures above."),
                    new Table(
                        "Published results",
                        Table.Style.FIGURES,
                        List.of(
                            Table.Column.text("what"),
                            Table.Column.text("metric"),
                            Table.Column.number("value"),
                            Table.Column.text("source")),
                        result.published().stream()
                            .map(
                                one ->
                                    List.<Block>of(
                                        new Text(one.name()),
                                        new Text(one.metric()),
                                        new Text(Numbers.three(one.value())),
                                        new Text(one.source())))
                            .toList()))));
  }

  private static String style() {
    try (InputStream in = ComparisonPage.class.getResourceAsStream("comparison.css")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read comparison.css of the program itself", e);
    }
  }
}
