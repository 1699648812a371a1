package io.ganqp.inference.bench;

import io.ganqp.inference.model.OnnxFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the generator of the benchmark: 128 pixels, channels 512, 256, 128, 64, 32. */
final class WriteModel {
  private WriteModel() {}

  public static void main(String[] arguments) throws IOException {
    Files.write(Path.of(arguments[0]), OnnxFixture.dcgan(128, 512, 256, 128, 64, 32).bytes());
  }
}
