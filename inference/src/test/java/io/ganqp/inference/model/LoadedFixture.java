package io.ganqp.inference.model;

import io.ganqp.inference.InferenceConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Fixtures brought to life. */
public final class LoadedFixture {
  private LoadedFixture() {}

  /** Writes the model into a folder and loads it. */
  public static Generator generator(Path folder, OnnxFixture model) {
    return generator(folder, model, Map.of());
  }

  /** The same, with further settings. */
  public static Generator generator(Path folder, OnnxFixture model, Map<String, String> settings) {
    try {
      Path file = Files.write(folder.resolve("generator.onnx"), model.bytes());
      Map<String, String> all = new HashMap<>(settings);
      all.put("ganqp.model", file.toString());
      return loader(Configured.with(all)).load().generator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What loads the model that is configured. */
  public static GeneratorLoader loader(InferenceConfig config) {
    return new GeneratorLoader(config, new ModelSource(config));
  }
}
