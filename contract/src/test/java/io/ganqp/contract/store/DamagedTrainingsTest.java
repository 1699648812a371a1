package io.ganqp.contract.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.ganqp.contract.fuzz.DamagedReads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever befell what a training has exported, the model that is found is the one that was, or the
 * refusal names the place.
 */
class DamagedTrainingsTest {
  private static final byte[] ONNX = "a model, or what stands for one".getBytes(UTF_8);
  private static final String DIGEST = Sha256.of(ONNX);
  private static final int TRIES = 300;

  @TempDir Path folder;
  private Path training;

  @BeforeEach
  void export() {
    training = folder.resolve("default/faces");
    try (FileStore store = FileStore.forWriting(training)) {
      Models.store(store, ONNX, StoreLayout.LATEST);
    }
  }

  @Test
  void byTheirLatestPointer() throws IOException {
    damaged(StoreLayout.LATEST, training);
  }

  @Test
  void byTheirBestPointer() throws IOException {
    Files.move(training.resolve(StoreLayout.LATEST), training.resolve(StoreLayout.BEST));
    damaged(StoreLayout.BEST, training);
  }

  @Test
  void byTheirCard() throws IOException {
    damaged(StoreLayout.card(DIGEST), training);
  }

  @Test
  void byTheirModel() throws IOException {
    damaged(StoreLayout.generator(DIGEST), training);
  }

  @Test
  void asAFolderOfAModel() throws IOException {
    damaged(StoreLayout.card(DIGEST), training.resolve(StoreLayout.card(DIGEST)).getParent());
  }

  private void damaged(String key, Path resolved) throws IOException {
    Path file = training.resolve(key);
    new DamagedReads<>(
            Files.readAllBytes(file),
            bytes -> {
              Files.write(file, bytes);
              return ModelResolver.resolve(resolved).sha256();
            },
            StoreException.class,
            training.toString())
        .readTheSameOrRefuse(TRIES);
  }
}
