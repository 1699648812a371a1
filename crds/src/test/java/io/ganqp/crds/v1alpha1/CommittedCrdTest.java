package io.ganqp.crds.v1alpha1;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommittedCrdTest {

  static final String REFRESH_COMMAND =
      "mvn -pl crds test -Dtest=CommittedCrdTest -Dcrds.refresh=true";

  private static final Path COMMITTED = Path.of("src/main/resources/META-INF/fabric8");

  @ParameterizedTest
  @ValueSource(classes = {GanQpTraining.class, GanQpInference.class})
  void committedCrdIsTheOneThatTheTypesGenerate(Class<? extends HasMetadata> kind)
      throws IOException {
    Path file = COMMITTED.resolve(HasMetadata.getFullResourceName(kind) + "-v1.yml");
    String generated = new CrdGeneration().generate(kind);
    if (Boolean.getBoolean("crds.refresh")) {
      Files.writeString(file, generated);
    }

    assertThat(file)
        .as("%s is stale: run %s and commit it", file, REFRESH_COMMAND)
        .hasContent(generated);
  }
}
