package io.ganqp.inference.page;

import io.ganqp.inference.model.OnnxFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/** A file whose latest model is served: a training that goes on. */
public final class FollowedModel implements QuarkusTestResourceLifecycleManager {
  /** Height and width of its faces. */
  static final int RESOLUTION = 32;

  private Path file;

  @Override
  public Map<String, String> start() {
    try {
      file = Files.createTempFile("generator", ".onnx");
      replace(file, 1000, 0.5);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Map.of(
        "ganqp.model", file.toString(), "ganqp.follow", "latest", "ganqp.follow-interval", "100ms");
  }

  /** Exports a later model of the training. */
  static void replace(Path file, int iteration, double value) throws IOException {
    byte[] onnx =
        OnnxFixture.tiny(16, RESOLUTION)
            .with("ganqp.iteration", Integer.toString(iteration))
            .with("ganqp.metric", "swd/patches")
            .with("ganqp.value", Double.toString(value))
            .with("ganqp.error", "0.0625")
            .bytes();
    Path part = Files.write(Path.of(file + ".part"), onnx);
    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void stop() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
