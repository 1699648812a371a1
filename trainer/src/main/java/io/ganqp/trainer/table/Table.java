package io.ganqp.trainer.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Rows of numbers and texts under names.
 *
 * @param name of the table, as its file is called
 * @param columns names
 * @param rows a value for each column: a text, an Integer, a Double, or null for none
 */
public record Table(String name, List<String> columns, List<List<Object>> rows) {

  /** For people: aligned, five significant digits. */
  public String text() {
    List<List<String>> cells = new ArrayList<>();
    cells.add(columns);
    rows.forEach(row -> cells.add(row.stream().map(Table::shown).toList()));
    int[] widths = new int[columns.size()];
    cells.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
    return cells.stream()
        .map(row -> aligned(row, widths) + System.lineSeparator())
        .collect(Collectors.joining());
  }

  /** The same as a table of Markdown. */
  public String markdown() {
    StringBuilder markdown = new StringBuilder(cells(columns));
    markdown.append("|").append(" --- |".repeat(columns.size())).append('\n');
    rows.forEach(row -> markdown.append(cells(row.stream().map(Table::shown).toList())));
    return markdown.toString();
  }

  /** As comma-separated values (RFC 4180) with all digits. */
  public String csv() {
    StringBuilder csv = new StringBuilder(line(columns));
    rows.forEach(row -> csv.append(line(row.stream().map(Table::exact).toList())));
    return csv.toString();
  }

  /** Each row by the names of the columns. */
  public List<Map<String, Object>> objects() {
    return rows.stream().map(this::object).toList();
  }

  private Map<String, Object> object(List<Object> row) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      object.put(columns.get(i), row.get(i));
    }
    return object;
  }

  private static String shown(Object value) {
    if (value == null) {
      return "";
    }
    return value instanceof Double number
        ? String.format(Locale.ROOT, "%.5g", number)
        : value.toString();
  }

  private static String exact(Object value) {
    return value == null ? "" : value.toString();
  }

  private static String cells(List<String> cells) {
    return cells.stream()
        .map(cell -> cell.replace("|", "\\|"))
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  private static String line(List<String> cells) {
    return cells.stream().map(Table::quoted).collect(Collectors.joining(",")) + "\r\n";
  }

  private static String quoted(String cell) {
    return cell.contains(",") || cell.contains("\"")
        ? '"' + cell.replace("\"", "\"\"") + '"'
        : cell;
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
