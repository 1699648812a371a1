package io.ganqp.trainer.comparison.report;

import java.util.ArrayList;
import java.util.List;

/** Each training: how it went, its models, and the commands that do it again. */
final class RunsSection {

  private RunsSection() {}

  static String html(ComparisonResult result) {
    StringBuilder html = new StringBuilder();
    for (Row row : result.rows()) {
      html.append(
          "<details class=\"%s\"><summary><span class=\"dot\"></span><b>%s</b> <span>%s</span></summary>\n"
              .formatted(
                  result.color(row),
                  Html.escape(row.objective()),
                  Html.escape(row.counts().words() + " of its trainings complete")));
      facts(row).forEach(fact -> html.append("<p>%s</p>\n".formatted(Html.escape(fact))));
      row.runs().forEach(run -> html.append(run(run)));
      html.append("</details>\n");
    }
    return html.toString();
  }

  private static List<String> facts(Row row) {
    List<String> facts = new ArrayList<>();
    facts.add(row.description() + "; " + row.optimizer());
    if (row.pairing() != null) {
      facts.add("Beside the reference of the same seed: " + row.pairing() + ".");
    }
    return facts;
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
      html.append("<p>%s</p>\n".formatted(Html.escape(run.message())));
    }
    if (run.complete()) {
      html.append(model("last", run.last())).append(model("best", run.best()));
    }
    html.append("<pre>%s</pre>\n".formatted(Html.escape(String.join("\n", run.commands()))));
    return html.toString();
  }

  private static String model(String name, RunRow.Model model) {
    return "<p class=\"digest\">%s: iteration %s, sha256 <code>%s</code></p>\n"
        .formatted(name, Numbers.count(model.iteration()), model.sha256());
  }
}
