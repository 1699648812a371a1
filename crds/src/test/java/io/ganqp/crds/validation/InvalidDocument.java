package io.ganqp.crds.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;

/** A case of a table: a document that is refused, and the messages. */
record InvalidDocument(String title, Map<String, Object> document, List<String> messages) {

  private static final String TRAINING =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: faces, namespace: default}
      spec:
        dataset: {builtin: {}}
        storage: {volume: {claimName: models}}
      """;

  private static final String INFERENCE =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpInference
      metadata: {name: faces, namespace: default}
      spec:
        model: {trainingName: faces}
      """;

  static List<InvalidDocument> trainings() {
    return all("invalid-trainings.yaml", TRAINING);
  }

  static List<InvalidDocument> inferences() {
    return all("invalid-inferences.yaml", INFERENCE);
  }

  private static List<InvalidDocument> all(String table, String valid) {
    try (InputStream in = InvalidDocument.class.getResourceAsStream(table)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Yaml()
          .<List<?>>load(text).stream().map(Json::object).map(json -> of(json, valid)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InvalidDocument of(Map<String, Object> json, String valid) {
    Map<String, Object> document = new Yaml().load(valid);
    merge(document, Json.object(json.get("patch")));
    List<String> messages =
        ((List<?>) json.get("messages")).stream().map(String.class::cast).toList();
    return new InvalidDocument((String) json.get("title"), document, messages);
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
