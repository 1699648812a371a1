package io.ganqp.trainer.monitor.page;

import java.util.List;

/**
 * A table with a head. It is scrolled to the side where it is wider than the screen.
 *
 * @param caption what it is a table of
 * @param style how it looks
 * @param columns their heads
 * @param rows cells of each; the first one names the row
 */
public record Table(String caption, Style style, List<Column> columns, List<List<Block>> rows)
    implements Block {

  /** How a table looks. */
  public enum Style {
    /** Texts and numbers. */
    FIGURES("figures"),
    /** Images, as wide as the screen allows. */
    IMAGES("images");

    private final String name;

    Style(String name) {
      this.name = name;
    }
  }

  /**
   * A column.
   *
   * @param numeric whether its cells are numbers, whose digits stand below each other
   */
  public record Column(String title, boolean numeric) {

    /** One of texts. */
    public static Column text(String title) {
      return new Column(title, false);
    }

    /** One of numbers. */
    public static Column number(String title) {
      return new Column(title, true);
    }
  }

  public Table {
    columns = List.copyOf(columns);
    rows = rows.stream().map(List::copyOf).toList();
    for (List<Block> row : rows) {
      if (row.size() != columns.size()) {
        throw new IllegalArgumentException(
            "a row of %d cells in a table of %d columns".formatted(row.size(), columns.size()));
      }
    }
  }

  @Override
  public String html() {
    StringBuilder html = new StringBuilder();
    html.append(
        "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"%1$s\">\n<table class=\"%2$s\">\n<caption>%1$s</caption>\n<thead><tr>"
            .formatted(Html.escape(caption), style.name));
    for (Column column : columns) {
      html.append(
          "<th scope=\"col\"%s>%s</th>".formatted(style(column), Html.escape(column.title())));
    }
    html.append("</tr></thead>\n<tbody>\n");
    rows.forEach(row -> row(html, row));
    return html.append("</tbody>\n</table>\n</div>\n").toString();
  }

  private void row(StringBuilder html, List<Block> cells) {
    html.append("<tr><th scope=\"row\">").append(cells.get(0).html()).append("</th>");
    for (int i = 1; i < cells.size(); i++) {
      html.append("<td%s>%s</td>".formatted(style(columns.get(i)), cells.get(i).html()));
    }
    html.append("</tr>\n");
  }

  private static String style(Column column) {
    return column.numeric() ? " class=\"number\"" : "";
  }
}
