package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.io.TempDir;

/** Small generators in files, and loading them. */
abstract class LoadingTest {
  static final int LATENT = 8;

  static final int SIDE = 16;

  @TempDir Path folder;

  static void assertRefused(ThrowableAssert.ThrowingCallable load, String message) {
    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(load)
        .withMessageContaining(message);
  }

  static GeneratorLoader.Loaded load(Path model, Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("ganqp.model", model.toString());
    return LoadedFixture.loader(Configured.with(all)).load();
  }

  Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("generator.onnx"), content);
  }

  static OnnxFixture tiny() {
    return OnnxFixture.tiny(LATENT, SIDE);
  }
}
