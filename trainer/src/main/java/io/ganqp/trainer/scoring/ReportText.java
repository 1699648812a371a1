package io.ganqp.trainer.scoring;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.trainer.scoring.EvaluationReport.Extractor;
import io.ganqp.trainer.scoring.EvaluationReport.FloorValue;
import io.ganqp.trainer.scoring.EvaluationReport.Reals;
import io.ganqp.trainer.scoring.EvaluationReport.Subject;
import io.ganqp.trainer.scoring.EvaluationReport.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** A report for programs, and for people. */
public final class ReportText {

  private static final List<String> HEADINGS =
      List.of("metric", "value", "", "better", "images", "floor", "", "images", "");

  private ReportText() {}

  /** As JSON; the same report gives the same text on every JDK. */
  public static String json(EvaluationReport report) {
    return write(report);
  }

  /** Reports on the same images, compared with different ones, as a JSON array. */
  public static String json(List<EvaluationReport> reports) {
    return write(reports);
  }

  private static String write(Object value) {
    try {
      return JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build()
          .writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("records of numbers and texts have a JSON form", e);
    }
  }

  /** As a table under a head. */
  public static String table(EvaluationReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(HEADINGS);
    report.metrics().forEach(value -> rows.add(row(value)));
    String pairs =
        report.pairs() == null || report.pairs().closest().isEmpty()
            ? ""
            : line(
                "closest pair",
                "%s apart by %s"
                    .formatted(
                        number(report.pairs().closest().get(0).distance()),
                        report.pairs().extractor()));
    return head(report) + "\n" + aligned(rows) + (pairs.isEmpty() ? "" : "\n" + pairs);
  }

  private static String head(EvaluationReport report) {
    Subject evaluated = report.evaluated();
    Reals reals = report.dataset();
    StringBuilder head = new StringBuilder();
    head.append(line("evaluated", evaluated.kind() + " " + evaluated.source()));
    head.append(line("sha256", evaluated.sha256()));
    if (evaluated.iteration() != null) {
      head.append(line("iteration", evaluated.iteration().toString()));
    }
    if (evaluated.latentDimension() != null) {
      head.append(
          line(
              "latents",
              "of %d, drawn from seed %d"
                  .formatted(evaluated.latentDimension(), evaluated.seed())));
    }
    head.append(line("data set", reals.source()));
    head.append(line("digest", reals.digest()));
    head.append(line("images", images(report)));
    report.metrics().stream()
        .map(Value::extractor)
        .filter(Objects::nonNull)
        .distinct()
        .forEach(extractor -> head.append(line("extractor", extractor(extractor))));
    return head.toString();
  }

  /** {@code 256 generated at 32 px, compared with 44 real ones of 44 held out}. */
  static String images(EvaluationReport report) {
    return "%d generated at %d px, compared with %s"
        .formatted(report.evaluated().images(), report.dataset().resolution(), compared(report));
  }

  private static String compared(EvaluationReport report) {
    Reals reals = report.dataset();
    int real =
        report.metrics().stream()
            .map(value -> value.counts().real())
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(0);
    return switch (reals.against()) {
      case "holdout" -> "%d real ones of %d held out".formatted(real, reals.heldOut());
      case "training" -> "%d real ones of %d trained on".formatted(real, reals.training());
      default -> "%d real ones of all %d".formatted(real, reals.images());
    };
  }

  private static String extractor(Extractor extractor) {
    return extractor.name() + " " + extractor.digest();
  }

  private static String line(String name, String text) {
    return "%-13s%s%n".formatted(name, text);
  }

  private static List<String> row(Value value) {
    FloorValue floor = value.floor();
    return List.of(
        value.name(),
        number(value.value()),
        error(value.standardError()),
        value.better(),
        value.counts().text(),
        floor == null ? "-" : number(floor.value()),
        floor == null ? "" : error(floor.standardError()),
        floor == null ? "" : floor.counts().text(),
        reservations(value));
  }

  /** Of the floor only where the value has none: it comes from half as many images. */
  static String reservations(Value value) {
    if (value.reservation() != null) {
      return value.reservation();
    }
    return value.floor() == null || value.floor().reservation() == null
        ? ""
        : "floor " + value.floor().reservation();
  }

  private static String number(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.4g", value);
  }

  private static String error(Double error) {
    return error == null ? "" : String.format(Locale.ROOT, "± %.2g", error);
  }

  private static String aligned(List<List<String>> rows) {
    int[] widths = new int[HEADINGS.size()];
    rows.forEach(row -> Arrays.setAll(widths, i -> Math.max(widths[i], row.get(i).length())));
    return rows.stream()
        .map(row -> aligned(row, widths) + System.lineSeparator())
        .collect(Collectors.joining());
  }

  private static String aligned(List<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
    }
    return line.toString().stripTrailing();
  }
}
