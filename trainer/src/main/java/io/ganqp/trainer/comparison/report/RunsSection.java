package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Block;
import io.ganqp.trainer.monitor.page.Code;
import io.ganqp.trainer.monitor.page.Html;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Section;
import java.util.List;
import java.util.stream.Stream;

/** Each training: how it went, its models, and the commands that do it again. */
final class RunsSection {

  private RunsSection() {}

  static Section of(ComparisonResult result) {
    return new Section(
        "Do it again", result.rows().stream().<Block>map(row -> () -> row(result, row)).toList());
  }

  private static String row(ComparisonResult result, Row row) {
    StringBuilder html =
        new StringBuilder(
            "<details><summary><span class=\"name %s\">%s</span> <small>%s</small></summary>\n"
                .formatted(
                    result.color(row),
                    Html.escape(row.objective()),
                    Html.escape("trainings complete: " + row.counts().words())));
    facts(row).forEach(fact -> html.append(paragraph(fact)));
    row.runs().forEach(run -> html.append(run(run)));
    return html.append("</details>\n").toString();
  }

  private static List<String> facts(Row row) {
    return Stream.concat(
            Stream.of(row.description() + "; " + row.optimizer()),
            Stream.ofNullable(row.pairing())
                .map(pairing -> "Beside the reference of the same seed: " + pairing + "."))
        .toList();
  }

  private static String run(RunRow run) {
    StringBuilder html =
        new StringBuilder(
            "<h3>seed %d: %s after %s iterations, %s critic steps, %s images</h3>\n"
                .formatted(
                    run.seed(),
                    run.outcome(),
                    Numbers.count(run.iterations()),
                    Numbers.count(run.criticSteps()),
                    Numbers.count(run.images())));
    if (run.message() != null) {
      html.append(paragraph(run.message()));
    }
    if (run.complete()) {
      html.append(paragraph(model("last", run.last())))
          .append(paragraph(model("best", run.best())));
    }
    return html.append(new Code(String.join("\n", run.commands())).html()).toString();
  }

  private static String model(String name, RunRow.Model model) {
    return "%s: iteration %s, sha256 %s"
        .formatted(name, Numbers.count(model.iteration()), model.sha256());
  }

  private static String paragraph(String text) {
    return "<p>%s</p>\n".formatted(Html.escape(text));
  }
}
