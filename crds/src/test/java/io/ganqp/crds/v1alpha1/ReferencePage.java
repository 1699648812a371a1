package io.ganqp.crds.v1alpha1;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Turns a CRD into a page of Markdown: a section a block, a row a field. */
final class ReferencePage {

  private static final String HEADER =
      """
      # %1$s
      <!-- Generated from the CRD by %2$s -->

      `apiVersion: %3$s`, `kind: %1$s`, short name `%4$s`, namespaced. The same text in a terminal:
      `kubectl explain %4$s.spec`. A field in bold is required; "as in a pod" means Kubernetes' own type.
      """;

  private static final String AS_IN_A_POD = "as in a pod";
  private static final int LONGEST_PATTERN = 40;

  private final StringBuilder page = new StringBuilder();

  /** Where each block is described; equal ones are described once. */
  private final Map<JsonNode, String> places = new HashMap<>();

  private ReferencePage() {}

  /** The page of a CRD. */
  static String of(String crd) throws IOException {
    JsonNode spec = new YAMLMapper().readTree(crd).get("spec");
    JsonNode version = spec.at("/versions/0");
    ReferencePage page = new ReferencePage();
    page.page.append(
        HEADER.formatted(
            spec.at("/names/kind").textValue(),
            "`" + CommittedCrdTest.REFRESH_COMMAND + "`",
            spec.get("group").textValue() + "/" + version.get("name").textValue(),
            spec.at("/names/shortNames/0").textValue()));
    JsonNode fields = version.at("/schema/openAPIV3Schema/properties");
    page.block("spec", fields.get("spec"));
    page.block("status", fields.get("status"));
    return page.page.toString();
  }

  private void block(String path, JsonNode schema) {
    page.append("\n## ").append(path).append('\n');
    if (schema.has("description")) {
      page.append(schema.get("description").textValue()).append("\n\n");
    }
    page.append("| field | type | default | meaning |\n| --- | --- | --- | --- |\n");
    Map<String, JsonNode> fields = fields(schema);
    List<String> required = texts(schema.path("required"));
    fields.forEach(
        (name, field) ->
            row(
                required.contains(name) ? "**`" + name + "`**" : "`" + name + "`",
                type(path + "." + name, field),
                field));
    rules(schema);
    fields.forEach(
        (name, field) -> {
          JsonNode block = items(field);
          if (isOurs(block) && place(path + "." + name, block).equals(path + "." + name)) {
            block(path + "." + name, block);
          }
        });
  }

  private void row(String name, String type, JsonNode field) {
    String value =
        field.has("default") && !field.get("default").isObject()
            ? field.get("default").asText()
            : "";
    String meaning = field.path("description").asText(items(field).path("description").asText());
    page.append("| ")
        .append(name)
        .append(" | ")
        .append(type)
        .append(" | ")
        .append(value.isEmpty() ? "" : "`" + value + "`")
        .append(" | ")
        .append(meaning.replace("|", "\\|"))
        .append(" |\n");
  }

  private void rules(JsonNode schema) {
    List<String> messages =
        StreamSupport.stream(schema.path("x-kubernetes-validations").spliterator(), false)
            .map(ReferencePage::message)
            .distinct()
            .toList();
    if (!messages.isEmpty()) {
      page.append("\nRules, in the words of the error message:\n");
      messages.forEach(message -> page.append("- ").append(message).append('\n'));
    }
  }

  private static String message(JsonNode rule) {
    String field = rule.path("fieldPath").asText();
    String message = rule.get("message").textValue();
    return field.isEmpty() ? message : "`" + field.substring(1) + "`: " + message;
  }

  private String type(String path, JsonNode field) {
    if (field.path("type").asText().equals("array")) {
      String item = type(path, field.get("items"));
      return item.equals(AS_IN_A_POD) ? "list, " + item : "list of " + item;
    }
    if (isOurs(field)) {
      String place = place(path, field);
      return "[object](#" + place.replace(".", "").toLowerCase(Locale.ROOT) + ")";
    }
    if (field.path("x-kubernetes-int-or-string").booleanValue()) {
      return "quantity";
    }
    if (field.has("enum")) {
      return texts(field.get("enum")).stream()
          .map(v -> "`" + v + "`")
          .collect(Collectors.joining(", "));
    }
    if (field.has("additionalProperties")) {
      return "map of " + type(path, field.get("additionalProperties"));
    }
    if (field.has("properties")) {
      return field.at("/properties/lastTransitionTime").isMissingNode() ? AS_IN_A_POD : "Condition";
    }
    return field.path("format").asText().equals("date-time") ? "time" : scalar(field);
  }

  private String place(String path, JsonNode block) {
    return places.computeIfAbsent(
        ((ObjectNode) block.deepCopy()).without("description"), b -> path);
  }

  private static String scalar(JsonNode field) {
    String type = field.path("type").asText("any");
    String least = field.path("minimum").asText();
    String most = field.path("maximum").asText();
    boolean above = field.path("exclusiveMinimum").booleanValue();
    boolean below = field.path("exclusiveMaximum").booleanValue();
    if (!least.isEmpty() && !most.isEmpty() && !above && !below) {
      return type + ", " + least + " to " + most;
    }
    String pattern = field.path("pattern").asText();
    return Stream.of(
            type,
            least.isEmpty() ? "" : (above ? "above " : "at least ") + least,
            most.isEmpty() ? "" : (below ? "below " : "at most ") + most,
            pattern.isEmpty() || pattern.length() > LONGEST_PATTERN || pattern.contains("|")
                ? ""
                : "`" + pattern + "`")
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** Kubernetes' own types come without descriptions. */
  private static boolean isOurs(JsonNode schema) {
    return fields(schema).values().stream().anyMatch(field -> field.has("description"));
  }

  private static JsonNode items(JsonNode field) {
    return field.has("items") ? field.get("items") : field;
  }

  private static Map<String, JsonNode> fields(JsonNode schema) {
    return schema.path("properties").properties().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, LinkedHashMap::new));
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }
}
