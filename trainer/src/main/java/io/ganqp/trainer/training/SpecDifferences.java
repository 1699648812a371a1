package io.ganqp.trainer.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;

/** In what two specifications, or parts of them, differ. */
public final class SpecDifferences {

  private SpecDifferences() {}

  /** One for each field, as "spec.training.seed was 42 and is 43". */
  public static List<String> of(JsonNode former, JsonNode current) {
    List<String> differences = new ArrayList<>();
    collect("spec", former, current, differences);
    return List.copyOf(differences);
  }

  private static void collect(
      String path, JsonNode former, JsonNode current, List<String> differences) {
    if (former != null && current != null && former.isObject() && current.isObject()) {
      TreeSet<String> names = new TreeSet<>();
      former.fieldNames().forEachRemaining(names::add);
      current.fieldNames().forEachRemaining(names::add);
      names.forEach(n -> collect(path + "." + n, former.get(n), current.get(n), differences));
    } else if (!same(former, current)) {
      differences.add(path + " was " + former + " and is " + current);
    }
  }

  private static boolean same(JsonNode former, JsonNode current) {
    // Numbers by value: a document read from JSON may hold 10 where the specification has 10.0.
    if (former != null && current != null && former.isNumber() && current.isNumber()) {
      return former.decimalValue().compareTo(current.decimalValue()) == 0;
    }
    return Objects.equals(former, current);
  }
}
