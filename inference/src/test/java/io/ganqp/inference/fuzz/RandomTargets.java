package io.ganqp.inference.fuzz;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What may be asked for by GET. Streams of events last, so they are left out. */
final class RandomTargets {
  private static final List<String> PATHS =
      List.of(
          "/",
          "/app.js",
          "/model",
          "/v2",
          "/v2/health/live",
          "/v2/health/ready",
          "/v2/models/faces",
          "/v2/models/faces/ready",
          "/v2/models/faces/infer",
          "/v2/models/a",
          "/v2/models/faces/versions/abcdef01",
          "/v2/models/%00/versions/a%20b/ready",
          "/v2/models/faces/",
          "//generate",
          "/generate/",
          "/generate/..",
          "/./model",
          "/nothing",
          "/q/health",
          "/q/metrics",
          "/q/openapi",
          "/q/",
          "/q/arc",
          "/%2e%2e/etc/passwd",
          "/generate;a=b",
          "/index.html",
          "/META-INF/openapi.yaml");

  private static final List<String> NAMES =
      List.of(
          "seed",
          "truncation",
          "format",
          "quality",
          "model",
          "rows",
          "columns",
          "from",
          "to",
          "steps",
          "delay",
          "count",
          "x",
          "%73eed",
          "seed%00",
          "");

  private final Values values;

  RandomTargets(Values values) {
    this.values = values;
  }

  String next() {
    String target =
        switch (values.below(7)) {
          case 0 -> "/generate?seed=" + values.seed();
          case 1 -> "/grid?rows=2&columns=%d&seed=%s".formatted(values.below(9), values.seed());
          case 2 -> strip();
          case 3 -> "/faces.zip?count=%d&from=%s".formatted(values.below(20), values.seed());
          case 4 -> values.oneOf(PATHS);
          case 5 -> "/generate";
          default -> values.oneOf(List.of("/grid", "/interpolate", "/faces.zip"));
        };
    return encoded(target) + more(target.contains("?"));
  }

  private String strip() {
    return "/interpolate?steps=%d&from=%s&to=%s&format=%s"
        .formatted(
            values.below(12),
            values.seed(),
            values.seed(),
            values.oneOf(List.of("png", "jpeg", "apng")));
  }

  private String more(boolean begun) {
    String pairs =
        IntStream.range(0, values.happens(0.6) ? 0 : 1 + values.below(3))
            .mapToObj(i -> values.oneOf(NAMES) + "=" + values.odd())
            .collect(Collectors.joining("&"));
    if (pairs.isEmpty()) {
      return "";
    }
    return (begun ? "&" : "?") + pairs;
  }

  /** What a target can't have as it is. */
  private static String encoded(String target) {
    return target
        .replace("\"", "%22")
        .replace("\\", "%5C")
        .replace("[", "%5B")
        .replace("]", "%5D")
        .replace("{", "%7B")
        .replace("}", "%7D");
  }
}
