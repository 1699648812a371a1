package io.ganqp.trainer.evaluation.feature;

import io.ganqp.contract.store.Sha256;
import io.ganqp.crds.validation.InvalidDocumentException;
import io.ganqp.crds.validation.YamlParser;
import io.ganqp.trainer.evaluation.feature.ExtractorDescriptor.Range;
import io.ganqp.trainer.evaluation.resize.ResizeFilter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the fields of a descriptor, and says all that is wrong with them at once. */
final class DescriptorReader {

  private static final int LARGEST_INPUT = 4096;
  private static final int LARGEST_TOKEN = 1 << 20;
  private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9._@-]{0,61}[A-Za-z0-9])?";
  private static final String NAMES = "up to 63 letters, digits, and . _ @ - between them";
  private static final String METRIC_NAME = "[a-z][a-z0-9._@-]{0,63}";
  private static final List<String> METRICS =
      List.of(
          "kernel-distance",
          "frechet-distance",
          "precision",
          "recall",
          "density",
          "coverage",
          "authenticity",
          "nearer-than-held-out");

  /** Names of other figures in the metrics of a run. */
  private static final Set<String> TAKEN = Set.of("iteration", "model", "error", "swd");

  private static final List<Double> ZEROS = List.of(0.0, 0.0, 0.0);
  private static final List<Double> ONES = List.of(1.0, 1.0, 1.0);
  private static final List<String> FIELDS =
      List.of(
          "name",
          "inputSize",
          "filter",
          "range",
          "mean",
          "std",
          "layout",
          "input",
          "output",
          "pooling",
          "metrics",
          "sha256");

  private DescriptorReader() {}

  static ExtractorDescriptor parse(String source, String text) {
    return read(source, new YamlParser().parse(source, text));
  }

  static ExtractorDescriptor read(String source, Map<String, Object> document) {
    DescriptorFields fields = new DescriptorFields(document);
    fields.known(FIELDS);
    String name =
        fields.required("name", fields.text("name", NAME, NAMES, "name it as results should"));
    if (name != null && BuiltinExtractor.named(name).isPresent()) {
      fields.wrong("name", "is that of a built-in extractor", "choose another name");
    }
    Integer inputSize = fields.required("inputSize", fields.integer("inputSize", 1, LARGEST_INPUT));
    List<Double> range = fields.numbers("range", 2, List.of(0.0, 1.0));
    List<Double> std = fields.numbers("std", 3, ONES);
    if (range.get(0).equals(range.get(1))) {
      fields.wrong("range", "both ends are the same", "give what black and white become");
    }
    if (std.stream().anyMatch(value -> value <= 0)) {
      fields.wrong("std", "each must be greater than 0", "leave it out to divide by nothing");
    }
    ResizeFilter filter = fields.choice("filter", ResizeFilter.BICUBIC);
    List<Double> mean = fields.numbers("mean", 3, ZEROS);
    Layout layout = fields.choice("layout", Layout.NCHW);
    String input = fields.text("input", ".+", "text", "give the name of the network's input");
    String output = fields.text("output", ".+", "text", "give the name of the network's output");
    Pooling pooling = pooling(fields);
    Map<String, String> metrics = metrics(fields);
    String sha256 =
        fields.text(
            "sha256", "[0-9a-f]{64}", "64 lower-case hexadecimal digits", "sha256sum prints them");
    if (!fields.problems().isEmpty()) {
      throw new InvalidDocumentException(source, fields.problems());
    }
    return new ExtractorDescriptor(
        name,
        inputSize,
        filter,
        new Range(range.get(0), range.get(1)),
        mean,
        std,
        layout,
        Optional.ofNullable(input),
        Optional.ofNullable(output),
        pooling,
        metrics,
        Optional.ofNullable(sha256).map(Sha256::checked));
  }

  /** Each a metric that there is, by a name of its own that no figure of a run has. */
  private static Map<String, String> metrics(DescriptorFields fields) {
    Map<String, String> metrics = fields.names("metrics", METRIC_NAME);
    metrics.keySet().stream()
        .filter(metric -> !METRICS.contains(metric))
        .forEach(
            metric ->
                fields.wrong(
                    "metrics",
                    "there is no metric " + metric,
                    "name some of " + String.join(", ", METRICS)));
    Set<String> names = new HashSet<>();
    metrics.values().stream()
        .filter(name -> TAKEN.contains(name) || !names.add(name))
        .forEach(
            name ->
                fields.wrong(
                    "metrics",
                    "the name " + name + " is taken",
                    "give each metric one of its own"));
    return metrics;
  }

  private static Pooling pooling(DescriptorFields fields) {
    if (fields.value("pooling") instanceof Map<?, ?> token) {
      Object index = token.get("token");
      if (token.size() == 1 && DescriptorFields.isInteger(index, 0, LARGEST_TOKEN)) {
        return new Pooling.Token(((Number) index).intValue());
      }
      fields.wrong("pooling", "a token is given by its number", "write {token: 0}");
      return new Pooling.None();
    }
    return switch (fields.choice("pooling", PoolingName.NONE)) {
      case NONE -> new Pooling.None();
      case AVERAGE -> new Pooling.Average();
      case CLS -> new Pooling.Token(0);
    };
  }

  private enum PoolingName {
    NONE,
    AVERAGE,
    CLS
  }
}
