package io.ganqp.trainer.comparison.plan;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.crds.validation.InvalidDocumentException;
import io.ganqp.crds.validation.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the document of a comparison, as strictly as that of a training. */
public final class ComparisonReader {

  private static final String SCHEMA = "comparison.yml";

  private final DocumentReader<GanQpComparison> documents =
      DocumentReader.of(GanQpComparison.class, schema());

  /**
   * Reads it.
   *
   * @throws InvalidDocumentException if it cannot be read, breaks the schema, or names no training
   *     that can be its base
   */
  public Comparison read(Path file) {
    GanQpComparison document = documents.read(file);
    GanQpComparison.Spec spec = document.spec();
    List<Problem> problems = problems(spec);
    if (!problems.isEmpty()) {
      throw new InvalidDocumentException(file.toString(), problems);
    }
    Path source = file.toAbsolutePath().normalize();
    Path base = spec.baseFile() == null ? source : source.resolveSibling(spec.baseFile());
    return new Comparison(
        document.metadata().getName(),
        source,
        spec.baseFile() == null ? spec.base() : base(base),
        base.getParent(),
        spec.objectives(),
        Objects.requireNonNullElse(spec.reference(), spec.objectives().get(0).name()),
        spec.seeds(),
        spec.iterations() == null
            ? new Length.Seconds(spec.seconds())
            : new Length.Iterations(spec.iterations()),
        spec.evaluation().samples(),
        spec.published());
  }

  private static GanQpTrainingSpec base(Path file) {
    return DocumentReader.ofTrainings().read(file).getSpec();
  }

  private static List<Problem> problems(GanQpComparison.Spec spec) {
    List<Problem> problems = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < spec.objectives().size(); i++) {
      String name = spec.objectives().get(i).name();
      if (!names.add(name)) {
        problems.add(
            problem(
                "spec.objectives[%d].name".formatted(i),
                name,
                "Duplicate value: \"%s\"".formatted(name),
                "give each row a name of its own"));
      }
    }
    Set<Long> seeds = new HashSet<>();
    for (int i = 0; i < spec.seeds().size(); i++) {
      if (!seeds.add(spec.seeds().get(i))) {
        problems.add(
            problem(
                "spec.seeds[%d]".formatted(i),
                spec.seeds().get(i),
                "Duplicate value: " + spec.seeds().get(i),
                "the same seed gives the same training: name another one"));
      }
    }
    if (spec.reference() != null && !names.contains(spec.reference())) {
      problems.add(
          problem(
              "spec.reference",
              spec.reference(),
              "Invalid value: \"%s\": no objective has this name".formatted(spec.reference()),
              "name one of "
                  + spec.objectives().stream()
                      .map(ComparedObjective::name)
                      .collect(Collectors.joining(", "))));
    }
    return problems;
  }

  private static Problem problem(String path, Object value, String message, String remedy) {
    return new Problem(path, value, path + ": " + message, remedy);
  }

  private static String schema() {
    try (InputStream in = ComparisonReader.class.getResourceAsStream(SCHEMA)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + SCHEMA + " of the program itself", e);
    }
  }
}
