package io.ganqp.inference.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Fixtures brought to life. */
public final class LoadedFixture {
  private LoadedFixture() {}

  /** Writes the model into a folder and loads it. */
  public static Generator generator(Path folder, OnnxFixture model) {
    try {
      Path file = Files.write(folder.resolve("generator.onnx"), model.bytes());
      return new GeneratorLoader(Configured.with(Map.of("ganqp.model", file.toString())))
          .load()
          .generator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
