package io.ganqp.contract.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first table under a heading of a page, for tests of modules whose enums and settings it
 * lists.
 *
 * @param rows cells of each row but the first, without the marks of code
 */
public record DocumentedTable(List<List<String>> rows) {

  /**
   * Reads a table.
   *
   * @param page below the root of the repository, seen from the folder of a module
   * @throws IllegalArgumentException if there is no such heading, or no table
   */
  public static DocumentedTable of(String page, String heading) {
    Pattern section =
        Pattern.compile(
            "^#+ " + Pattern.quote(heading) + "$(.*?)(?=^#|\\z)",
            Pattern.MULTILINE | Pattern.DOTALL);
    Matcher found = section.matcher(text(page));
    if (!found.find()) {
      throw new IllegalArgumentException(page + " has no heading \"" + heading + "\"");
    }
    List<List<String>> rows =
        found.group(1).lines().filter(l -> l.startsWith("| ")).map(DocumentedTable::cells).toList();
    if (rows.size() < 3) {
      throw new IllegalArgumentException(page + " has no table below \"" + heading + "\"");
    }
    return new DocumentedTable(rows.subList(2, rows.size()));
  }

  /** The cells of a column, from 0. */
  public List<String> column(int index) {
    return rows.stream().map(row -> row.get(index)).toList();
  }

  private static List<String> cells(String line) {
    return Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
        .map(cell -> cell.strip().replaceAll("^`([^`]*)`$", "$1"))
        .toList();
  }

  private static String text(String page) {
    try {
      return Files.readString(Page.REPOSITORY.resolve(page));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
