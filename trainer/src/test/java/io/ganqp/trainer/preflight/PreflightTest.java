package io.ganqp.trainer.preflight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreflightTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256, 512})
  void triesEverythingAndLeavesNothing(int resolution) throws IOException {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    GanQpTrainingSpec spec =
        Specifications.spec(
            "model: {resolution: %d, baseChannels: 4}, training: {batchSize: 2}"
                .formatted(resolution));
    try (Engine engine = Engines.open(Engines.AUTO);
        Store store = FileStore.forWriting(folder.resolve("store"))) {
      new Preflight(spec, store, engine, scratch).run();
      new Preflight(spec, store, engine, scratch).run();

      assertThat(store.list("")).isEmpty();
    }
  }

  @Test
  void aFolderOfTheStoreThatCannotBeWrittenIsFound() throws IOException {
    Path scratch = Files.createDirectory(folder.resolve("scratch"));
    try (Engine engine = Engines.open(Engines.AUTO);
        Store store = FileStore.forWriting(folder.resolve("store"))) {
      Files.writeString(folder.resolve("store/models"), "a file in its place");
      Preflight preflight =
          new Preflight(
              Specifications.spec("model: {resolution: 32, baseChannels: 4}"),
              store,
              engine,
              scratch);

      assertThatThrownBy(preflight::run)
          .isInstanceOf(StoreException.class)
          .hasMessageStartingWith("cannot write " + folder.resolve("store/models/trial") + ": ");
    }
  }
}
