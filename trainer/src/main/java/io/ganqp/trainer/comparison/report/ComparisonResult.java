package io.ganqp.trainer.comparison.report;

import io.ganqp.trainer.comparison.plan.PublishedResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A comparison, as it is told: the names of its fields are those of the JSON. The same trainings
 * give the same, but for what is under {@code times}.
 *
 * @param name of the comparison
 * @param reference objective that the others are compared with
 * @param seeds of the trainings of each objective
 * @param seconds that the iterations of each training take, as timed before; null where iterations
 *     are equal
 * @param samples images that a model is measured by
 * @param dataset what the trainings are of; empty while none is measured
 * @param extractor whose features the tables compare; null while none is measured
 * @param rows an objective each
 * @param published results of others, not measured here
 * @param remarks what is to be known beside the figures
 */
public record ComparisonResult(
    String name,
    String reference,
    List<Long> seeds,
    Integer seconds,
    int samples,
    Map<String, Object> dataset,
    String extractor,
    List<Row> rows,
    List<PublishedResult> published,
    List<String> remarks) {

  private static final int COLORS = 12;

  /** The row that the others are compared with. */
  Row referenceRow() {
    return row(reference).orElseThrow();
  }

  Optional<Row> row(String objective) {
    return rows.stream().filter(row -> row.objective().equals(objective)).findFirst();
  }

  /** Class of the color of a row; there are twelve. */
  String color(Row row) {
    return "c" + rows.indexOf(row) % COLORS;
  }

  /** The columns of the tables, what matters most first; none while nothing is measured. */
  List<Column> columns() {
    return Columns.of(this);
  }
}
