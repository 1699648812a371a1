package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A comparison as tables: for the terminal, and as Markdown. */
public final class ComparisonTables {

  private final ComparisonResult result;
  private final List<Column> columns;

  public ComparisonTables(ComparisonResult result) {
    this.result = result;
    this.columns = result.columns();
  }

  /** For the terminal: what matters most first, aligned. */
  public String text() {
    StringBuilder text = new StringBuilder(head()).append('\n');
    sections(MetricSummary.LAST).forEach(table -> text.append(titled(table)));
    sections(MetricSummary.BEST).forEach(table -> text.append(titled(table)));
    text.append("Cost\n").append(cost().text());
    if (!result.published().isEmpty()) {
      text.append("\nPublished, not measured here\n").append(published().text());
    }
    notes().forEach(note -> text.append('\n').append(note));
    return text.append('\n').toString();
  }

  /** The same as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder("# " + result.name() + "\n\n" + head() + "\n");
    for (String model : List.of(MetricSummary.LAST, MetricSummary.BEST)) {
      sections(model)
          .forEach(
              table ->
                  text.append("## ")
                      .append(table.name())
                      .append("\n\n")
                      .append(table.markdown())
                      .append('\n'));
    }
    text.append("## Cost\n\n").append(cost().markdown()).append('\n');
    if (!result.published().isEmpty()) {
      text.append("## Published, not measured here\n\n").append(published().markdown());
      text.append('\n');
    }
    notes().forEach(note -> text.append("- ").append(note).append('\n'));
    return text.toString();
  }

  private String head() {
    return "%s: %d objectives, seeds %s, %s images of each model%s%n"
        .formatted(
            result.name(),
            result.rows().size(),
            result.seeds().stream().map(String::valueOf).collect(Collectors.joining(", ")),
            Numbers.count(result.samples()),
            result.extractor() == null ? "" : ", features by " + result.extractor());
  }

  private static String titled(Table table) {
    return table.name() + "\n" + table.text() + "\n";
  }

  private List<Table> sections(String model) {
    String which =
        model.equals(MetricSummary.LAST) ? "After the last iteration" : "Best on fresh latents";
    List<Column> distances = columns.stream().filter(Column::lowerIsBetter).toList();
    List<Column> others = columns.stream().filter(column -> !column.lowerIsBetter()).toList();
    List<Table> tables = new ArrayList<>();
    if (!distances.isEmpty()) {
      tables.add(distances(which, model, distances));
    }
    if (!others.isEmpty()) {
      tables.add(others(which + ": precision, recall, copying", model, others));
    }
    return tables;
  }

  private Table distances(String name, String model, List<Column> distances) {
    Column first = distances.get(0);
    List<String> headings = new ArrayList<>(List.of("objective", "seeds"));
    headings.add(headingOf(first, model));
    headings.add("difference from " + result.reference());
    distances.stream().skip(1).forEach(column -> headings.add(headingOf(column, model)));
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : result.rows()) {
      List<Object> cells = new ArrayList<>(List.of(row.objective(), row.counts().words()));
      cells.add(Cells.spreadWithError(row.metric(model, first)));
      cells.add(row.pairing() == null ? "reference" : Cells.difference(row.metric(model, first)));
      distances.stream()
          .skip(1)
          .forEach(column -> cells.add(Cells.spread(row.metric(model, column))));
      rows.add(cells);
    }
    return new Table(name, headings, rows);
  }

  private Table others(String name, String model, List<Column> others) {
    List<String> headings = new ArrayList<>(List.of("objective"));
    others.forEach(column -> headings.add(headingOf(column, model)));
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : result.rows()) {
      List<Object> cells = new ArrayList<>(List.of(row.objective()));
      others.forEach(column -> cells.add(Cells.spread(row.metric(model, column))));
      rows.add(cells);
    }
    return new Table(name, headings, rows);
  }

  private String headingOf(Column column, String model) {
    return column.heading()
        + Cells.floor(floorOf(column, model)).map(floor -> " (real: " + floor + ")").orElse("");
  }

  private Optional<MetricSummary> floorOf(Column column, String model) {
    return result.rows().stream().flatMap(row -> row.metric(model, column).stream()).findFirst();
  }

  private Table cost() {
    Cost cost = Cost.of(result);
    List<List<Object>> rows = new ArrayList<>();
    for (Row row : result.rows()) {
      Double seconds = row.times().secondsPerIteration();
      rows.add(
          List.of(
              row.objective(),
              Numbers.count(row.iterations()),
              Numbers.count((long) row.iterations() * row.criticStepsPerIteration()),
              Numbers.count((long) row.iterations() * row.imagesPerIteration()),
              Cells.seconds(seconds),
              Cells.seconds(row.times().cpuSecondsPerIteration()),
              cost.ratio(row),
              seconds == null ? Cells.NOTHING : Numbers.duration(seconds * row.iterations())));
    }
    return new Table(
        "cost",
        List.of(
            "objective",
            "iterations",
            "critic steps",
            "images",
            "s / iteration",
            "CPU s / iteration",
            cost.heading(),
            "training"),
        rows);
  }

  private Table published() {
    return new Table(
        "published",
        List.of("what", "metric", "value", "source"),
        result.published().stream()
            .map(one -> List.<Object>of(one.name(), one.metric(), one.value(), one.source()))
            .toList());
  }

  private List<String> notes() {
    List<String> notes = new ArrayList<>(Notes.of(result));
    notes.addAll(result.remarks());
    return notes;
  }
}
