package io.ganqp.operator.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the API server was asked to write, and by whom, in its own words. */
public final class AuditLog {

  static final String POLICY =
      """
      apiVersion: audit.k8s.io/v1
      kind: Policy
      omitStages: [RequestReceived]
      rules:
        - level: None
          verbs: [get, list, watch]
        - level: Metadata
      """;

  private static final Set<String> WRITES =
      Set.of("create", "update", "patch", "delete", "deletecollection");
  private static final JsonMapper JSON = new JsonMapper();

  private final Path file;

  AuditLog(Path file) {
    this.file = file;
  }

  /** A request to write. */
  public record Write(String verb, String namespace, String resource, String name, int code) {}

  /** All that {@code user} asked to write, in the order of the answers. */
  public List<Write> writesOf(String user) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .map(AuditLog::parse)
          .filter(entry -> WRITES.contains(entry.path("verb").asText()))
          .filter(entry -> user(entry).equals(user))
          .map(AuditLog::write)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String user(JsonNode entry) {
    JsonNode impersonated = entry.at("/impersonatedUser/username");
    return impersonated.isMissingNode()
        ? entry.at("/user/username").asText()
        : impersonated.asText();
  }

  private static Write write(JsonNode entry) {
    JsonNode object = entry.path("objectRef");
    String subresource = object.path("subresource").asText("");
    String resource = object.path("resource").asText();
    return new Write(
        entry.path("verb").asText(),
        object.path("namespace").asText(""),
        subresource.isEmpty() ? resource : resource + "/" + subresource,
        object.path("name").asText(""),
        entry.at("/responseStatus/code").asInt());
  }

  private static JsonNode parse(String line) {
    try {
      return JSON.readTree(line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
