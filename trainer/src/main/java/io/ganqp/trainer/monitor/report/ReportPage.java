package io.ganqp.trainer.monitor.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** The report's HTML, section by section. All text is escaped; there is no script. */
final class ReportPage {
  private final StringBuilder html = new StringBuilder(1 << 16);

  ReportPage(String title) {
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>%1$s · GAN-QP</title>
        <style>%2$s</style>
        </head>
        <body>
        <header><h1>%1$s</h1><p>trained with GAN-QP</p></header>
        <main>
        """
            .formatted(escape(title), resource("report.css")));
  }

  /** An image, its title and a line about it. */
  record Figure(String title, String caption, String dataUri) {}

  /** The last of the grids, if there is one, and figures in large type beside it. */
  void top(List<Figure> grids, Map<String, String> facts) {
    html.append("<div class=\"top\">\n");
    if (!grids.isEmpty()) {
      Figure last = grids.get(grids.size() - 1);
      html.append(
          """
          <figure><img src="%1$s" alt="faces after %2$s">
          <figcaption>faces after %2$s</figcaption></figure>
          """
              .formatted(last.dataUri(), escape(last.title())));
    }
    html.append("<dl>\n");
    facts.forEach(
        (name, value) ->
            html.append(
                "<div><dt>%s</dt><dd>%s</dd></div>\n".formatted(escape(name), escape(value))));
    html.append("</dl>\n</div>\n");
  }

  /** The curves, two in a row. */
  void curves(List<Figure> curves) {
    section("Curves", "curves", curves);
  }

  /** The grids over time; nothing if there is but one. */
  void timeline(List<Figure> grids) {
    if (grids.size() > 1) {
      section("The same latents over time", "timeline", grids);
    }
  }

  /** A table of names and values; nothing if it is empty. */
  void table(String title, Map<String, String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    html.append("<section><h2>%s</h2>\n<table>\n".formatted(escape(title)));
    rows.forEach(
        (name, value) ->
            html.append(
                "<tr><th scope=\"row\">%s</th><td>%s</td></tr>\n"
                    .formatted(escape(name), escape(value))));
    html.append("</table></section>\n");
  }

  /** The whole page. */
  String html() {
    return html + "</main>\n</body>\n</html>\n";
  }

  private void section(String title, String kind, List<Figure> figures) {
    if (figures.isEmpty()) {
      return;
    }
    html.append("<section><h2>%s</h2>\n<div class=\"%s\">\n".formatted(escape(title), kind));
    for (Figure figure : figures) {
      html.append(
          """
          <figure><figcaption><b>%1$s</b> %2$s</figcaption>
          <img src="%3$s" alt="%1$s"></figure>
          """
              .formatted(escape(figure.title()), escape(figure.caption()), figure.dataUri()));
    }
    html.append("</div></section>\n");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream in = ReportPage.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of the program itself", e);
    }
  }
}
