package io.ganqp.operator.inference;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The rules of a route for requests that name their model, which only the pods that serve it can
 * answer: the page names it in the address of each image.
 */
final class NamedModelRules {
  /**
   * How many digits of a digest are known to a route, which compares whole values: the fewest that
   * the service takes, those of {@code status.model.version}, those of the addresses that the
   * service itself gives, and all. Regular expressions are left to each implementation by Gateway
   * API, and refused by some.
   */
  private static final List<Integer> DIGITS = List.of(8, 12, 16, 64);

  private static final String PREFIX = "PathPrefix";
  private static final String EXACT = "Exact";

  /**
   * Each as a weighted rule matches it: an exact path goes before a prefix, and of paths that are
   * alike the one with a parameter goes first.
   */
  private static final List<PublicPath> ANSWERS =
      PublicPath.ALL.stream().filter(PublicPath::namesModel).toList();

  private NamedModelRules() {}

  /**
   * The rules.
   *
   * @param matches that one rule may have
   */
  static List<Map<String, Object>> of(NamedModel model, Map<String, Object> backend, int matches) {
    List<Map<String, Object>> all = new ArrayList<>();
    for (int digits : DIGITS) {
      ANSWERS.forEach(path -> all.add(parameter(path, model.digits(digits))));
      model.version(digits).ifPresent(path -> all.add(path(PREFIX, path).map()));
    }
    List<Map<String, Object>> rules = new ArrayList<>();
    for (int i = 0; i < all.size(); i += matches) {
      rules.add(rule(all.subList(i, Math.min(i + matches, all.size())), backend));
    }
    return rules;
  }

  /** The rule for requests that name the model of some pods by its name; empty for none. */
  static Optional<Map<String, Object>> ofName(NamedModel model, Map<String, Object> backend) {
    return model
        .path()
        .map(path -> path(PREFIX, path).map())
        .map(match -> rule(List.of(match), backend));
  }

  private static Map<String, Object> rule(
      List<Map<String, Object>> matches, Map<String, Object> backend) {
    return Fields.with("matches", matches).and("backendRefs", List.of(backend)).map();
  }

  private static Map<String, Object> parameter(PublicPath path, String digits) {
    Map<String, Object> parameter =
        Fields.with("type", EXACT).and("name", "model").and("value", digits).map();
    return path(path.prefix() ? PREFIX : EXACT, path.value())
        .and("queryParams", List.of(parameter))
        .map();
  }

  private static Fields path(String type, String value) {
    return Fields.with("path", Fields.with("type", type).and("value", value).map());
  }
}
