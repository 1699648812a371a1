package io.ganqp.trainer.monitor.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A page of sections. It is one file, and forbids itself to load another or to run a script; it
 * follows the reader's choice of light or dark, and the width of the screen.
 */
public final class Page {

  private final String title;
  private final String subtitle;
  private final List<Block> top = new ArrayList<>();
  private final List<Rendered> sections = new ArrayList<>();
  private String ownStyle = "";

  /** A section that is not empty. */
  private record Rendered(Section section, String content) {}

  /**
   * An empty page.
   *
   * @param title its first heading
   * @param subtitle a line below that
   */
  public Page(String title, String subtitle) {
    this.title = title;
    this.subtitle = subtitle;
  }

  /**
   * Adds rules for blocks of its own.
   *
   * @param css no rule of which refers to another file
   */
  public Page style(String css) {
    ownStyle += css;
    return this;
  }

  /** Adds a block above the sections. */
  public Page top(Block block) {
    top.add(block);
    return this;
  }

  /** Adds a section; none if nothing is in its blocks. */
  public Page section(Section section) {
    String content = section.content();
    if (!content.isEmpty()) {
      sections.add(new Rendered(section, content));
    }
    return this;
  }

  /** The same of its parts. */
  public Page section(String heading, Block... blocks) {
    return section(new Section(heading, List.of(blocks)));
  }

  /** The whole page. */
  public String html() {
    String style = resource("page.css") + ownStyle;
    StringBuilder html = new StringBuilder(1 << 16);
    html.append(
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'sha256-%3$s'; base-uri 'none'; form-action 'none'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>%1$s · GAN-QP</title>
        <style>%2$s</style>
        </head>
        <body>
        <header><h1>%1$s</h1><p>%4$s</p></header>
        """
            .formatted(Html.escape(title), style, digest(style), Html.escape(subtitle)));
    if (sections.size() > 2) {
      html.append("<nav aria-label=\"Sections\">");
      sections.forEach(
          one ->
              html.append(
                  "<a href=\"#%s\">%s</a>"
                      .formatted(one.section().id(), Html.escape(one.section().title()))));
      html.append("</nav>\n");
    }
    html.append("<main>\n");
    top.forEach(block -> html.append(block.html()));
    sections.forEach(one -> html.append(one.section().html(one.content())));
    return html.append("</main>\n</body>\n</html>\n").toString();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name + " of the program itself", e);
    }
  }

  private static String digest(String style) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
