package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.inference.TrainingFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelSourceTest {
  private final byte[] former = OnnxFixture.tiny(8, 16).with("ganqp.iteration", "500").bytes();
  private final byte[] model = OnnxFixture.tiny(8, 16).bytes();

  @TempDir Path folder;

  @Test
  void theVersionOfATrainingIsAnotherWhenItsModelIs() {
    TrainingFolder training = new TrainingFolder(folder.resolve("faces"));
    ModelSource best = source(training.path(), "best");
    ModelSource latest = source(training.path(), "latest");
    String nothing = best.version();
    training.export(former, StoreLayout.LATEST);
    String first = best.version();
    training.better(model);
    String better = best.version();

    assertThat(List.of(nothing, first, better)).doesNotHaveDuplicates();
    assertThat(best.version()).isEqualTo(better);
    assertThat(best.read().sha256()).isEqualTo(Sha256.of(model));
    assertThat(latest.version()).isEqualTo(first);
    assertThat(latest.read().sha256()).isEqualTo(Sha256.of(former));
  }

  @Test
  void aModelThatIsCopiedOnceMoreIsAnotherVersion() throws IOException {
    TrainingFolder training = new TrainingFolder(folder.resolve("faces"));
    Path file = training.path().resolve(StoreLayout.generator(training.better(model)));
    ModelSource source = source(training.path(), "best");
    String before = source.version();

    Files.setLastModifiedTime(file, FileTime.fromMillis(0));

    assertThat(source.version()).isNotEqualTo(before);
  }

  @Test
  void theVersionOfAFileIsAnotherWhenItIsReplaced() throws IOException {
    Path file = folder.resolve("generator.onnx");
    ModelSource source = source(file, "best");
    String nothing = source.version();
    Files.write(file, former);
    String first = source.version();
    Files.write(file, new byte[1]);

    assertThat(List.of(nothing, first, source.version())).doesNotHaveDuplicates();
  }

  @Test
  void aDamagedPointerIsNamed() throws IOException {
    Files.writeString(folder.resolve(StoreLayout.BEST), "{");

    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(source(folder, "best")::version)
        .withMessageContaining(StoreLayout.BEST);
  }

  @Test
  void aDigestCannotBeFollowed() {
    ModelSource source = source(folder, "latest", Map.of("ganqp.sha256", Sha256.of(model)));

    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(source::read)
        .withMessage(
            "ganqp.follow=latest takes whatever comes, and ganqp.sha256 one model alone: leave out"
                + " one of the two.");
  }

  private static ModelSource source(Path place, String follow) {
    return source(place, follow, Map.of());
  }

  private static ModelSource source(Path place, String follow, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("ganqp.model", place.toString());
    all.put("ganqp.follow", follow);
    return new ModelSource(Configured.with(all));
  }
}
