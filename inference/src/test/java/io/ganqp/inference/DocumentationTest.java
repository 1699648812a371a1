package io.ganqp.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.docs.DocumentedTable;
import io.ganqp.contract.process.ProcessSignal;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the pages list of the service is what it has. */
class DocumentationTest {

  /** Quarkus' own, for a start that fails, and the JVM's, for an exhausted heap. */
  private static final List<Integer> NOT_OURS = List.of(1, 3);

  @Test
  void everyExitCodeHasACauseAndARemedy() throws Exception {
    List<String> codes =
        Stream.concat(
                NOT_OURS.stream(),
                Arrays.stream(ProcessSignal.values()).map(ProcessSignal::exitCode))
            .map(Object::toString)
            .toList();

    assertThat(Files.readString(Path.of("../deploy/images/inference/Containerfile")))
        .contains("-XX:+ExitOnOutOfMemoryError");
    assertThat(DocumentedTable.of("docs/troubleshooting.md", "Exit codes of the service").column(0))
        .containsExactlyElementsOf(codes);
  }

  @Test
  void everySettingHasItsDefault() {
    Map<String, Optional<String>> settings = new TreeMap<>();
    collect("GANQP", InferenceConfig.class, settings);
    DocumentedTable table = DocumentedTable.of("docs/api.md", "Settings");

    assertThat(table.column(0)).containsExactlyInAnyOrderElementsOf(settings.keySet());
    assertThat(table.rows())
        .allSatisfy(
            row ->
                settings
                    .get(row.get(0))
                    .ifPresent(value -> assertThat(row.get(1)).isEqualTo(value)));
  }

  /** The variables of a mapping, with the defaults that it declares. */
  private static void collect(
      String prefix, Class<?> mapping, Map<String, Optional<String>> settings) {
    for (Method setting : mapping.getDeclaredMethods()) {
      String name =
          prefix + "_" + setting.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
      if (setting.getReturnType().isInterface()
          && setting.getReturnType().getEnclosingClass() == InferenceConfig.class) {
        collect(name, setting.getReturnType(), settings);
      } else {
        WithDefault value = setting.getAnnotation(WithDefault.class);
        settings.put(name, Optional.ofNullable(value).map(WithDefault::value));
      }
    }
  }
}
