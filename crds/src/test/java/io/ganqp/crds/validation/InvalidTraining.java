package io.ganqp.crds.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** A case of the table: a document that is refused, and the messages. */
record InvalidTraining(String title, Map<String, Object> document, List<String> messages) {

  private static final String VALID =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: faces, namespace: default}
      spec:
        dataset: {builtin: {}}
        storage: {volume: {claimName: models}}
      """;

  static List<InvalidTraining> all() {
    try (InputStream in = InvalidTraining.class.getResourceAsStream("invalid-trainings.yaml")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Yaml()
          .<List<?>>load(text).stream().map(Json::object).map(InvalidTraining::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidTraining of(Map<String, Object> json) {
    Map<String, Object> document = new Yaml().load(VALID);
    merge(document, Json.object(json.get("patch")));
    List<String> messages =
        ((List<?>) json.get("messages")).stream().map(String.class::cast).toList();
    return new InvalidTraining((String) json.get("title"), document, messages);
  }

  private static void merge(Map<String, Object> target, Map<String, Object> patch) {
    patch.forEach(
        (name, value) -> {
          if (value == null) {
            target.remove(name);
          } else if (value instanceof Map && target.get(name) instanceof Map) {
            Map<String, Object> copy = new LinkedHashMap<>(Json.object(target.get(name)));
            merge(copy, Json.object(value));
            target.put(name, copy);
          } else {
            target.put(name, value);
          }
        });
  }

  String yaml() {
    return new Yaml().dump(document);
  }

  @Override
  public String toString() {
    return title;
  }
}
