package io.ganqp.inference;

import io.ganqp.inference.model.OnnxFixture;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** The small generator that the tests over HTTP are served by. */
public final class ServedModel implements QuarkusTestResourceLifecycleManager {
  /** Height and width of its faces. */
  public static final int RESOLUTION = 32;

  private static final String CURVE =
      "{\"metric\":\"swd\",\"points\":[{\"iteration\":500,\"value\":0.25,\"error\":0.0625},"
          + "{\"iteration\":1000,\"value\":0.0125}]}";

  private Path file;

  @Override
  public Map<String, String> start() {
    try {
      file = Files.createTempFile("generator", ".onnx");
      Files.write(
          file,
          OnnxFixture.tiny(16, RESOLUTION)
              .with("ganqp.metric", "swd")
              .with("ganqp.value", "0.0123456")
              .with("ganqp.error", "0.0004321")
              .with("ganqp.licence", "CC-BY-4.0: <b>Faces</b>")
              .with("ganqp.curve", CURVE)
              .bytes());
      return Map.of("ganqp.model", file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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
