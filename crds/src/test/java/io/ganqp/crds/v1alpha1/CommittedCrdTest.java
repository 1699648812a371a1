package io.ganqp.crds.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedCrdTest {

  static final String REFRESH_COMMAND =
      "mvn -pl crds test -Dtest=CommittedCrdTest -Dcrds.refresh=true";

  /** The second is the chart's own: Helm tells of links in a chart at each installation. */
  private static final List<Path> COMMITTED =
      List.of(
          Path.of("src/main/resources/META-INF/fabric8"),
          Path.of("../deploy/helm/ganqp/files/crds"));

  private static final Path REFERENCE = Path.of("../docs/reference");

  @ParameterizedTest
  @ValueSource(classes = {GanQpTraining.class, GanQpInference.class})
  void committedCrdIsTheOneThatTheTypesGenerate(Class<? extends HasMetadata> kind)
      throws IOException {
    String generated = new CrdGeneration().generate(kind);
    for (Path folder : COMMITTED) {
      check(folder.resolve(HasMetadata.getFullResourceName(kind) + "-v1.yml"), generated);
    }
  }

  @ParameterizedTest
  @ValueSource(classes = {GanQpTraining.class, GanQpInference.class})
  void thePageOfAKindIsTheOneThatItsCrdGives(Class<? extends HasMetadata> kind) throws IOException {
    String file = HasMetadata.getKind(kind).toLowerCase(Locale.ROOT) + ".md";
    check(REFERENCE.resolve(file), ReferencePage.of(new CrdGeneration().generate(kind)));
  }

  private static void check(Path file, String generated) throws IOException {
    if (Boolean.getBoolean("crds.refresh")) {
      Files.writeString(file, generated);
    }

    assertThat(file)
        .as("%s is stale: run %s and commit it", file, REFRESH_COMMAND)
        .hasContent(generated);
  }
}
