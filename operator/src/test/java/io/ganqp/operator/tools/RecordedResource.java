package io.ganqp.operator.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A resource in one of its phases, in a file beside {@code expected.yaml}, which says what tools
 * make of it. {@code deploy/test/kstatus} reads the same files. {@code -Drecorded.refresh=true}
 * writes them anew.
 *
 * @param name of the file, without its ending
 */
public record RecordedResource(String name) {

  private static final Path FOLDER = Path.of("src/test/resources/io/ganqp/operator/tools");
  private static final String EXPECTED = "expected.yaml";
  private static final String ENDING = ".yaml";
  private static final KubernetesSerialization YAML = new KubernetesSerialization();

  /** All that are recorded. */
  static List<RecordedResource> all() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(file -> !file.equals(EXPECTED))
          .map(file -> new RecordedResource(file.substring(0, file.length() - ENDING.length())))
          .sorted((one, other) -> one.name().compareTo(other.name()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Holds what the operator makes of it against the record. */
  public void assertIs(HasMetadata resource) {
    String yaml = YAML.asYaml(resource);
    try {
      if (Boolean.getBoolean("recorded.refresh")) {
        Files.createDirectories(FOLDER);
        Files.writeString(file(), yaml);
      }
      assertThat(file()).hasContent(yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The resource as plain maps and lists. */
  Map<String, Object> fields() {
    return read(file());
  }

  /** What a tool is to make of it. */
  String expected(String tool) {
    Object all = read(FOLDER.resolve(EXPECTED)).get(name);
    assertThat(all).as(name + " in " + EXPECTED).isInstanceOf(Map.class);
    return (String) ((Map<?, ?>) all).get(tool);
  }

  private Path file() {
    return FOLDER.resolve(name + ENDING);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> read(Path file) {
    try {
      return YAML.unmarshal(Files.readString(file), Map.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
