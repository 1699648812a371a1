package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.InferenceConfig.ProviderChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A device is seen where CUDA does not start. The device is made up; that ONNX Runtime cannot start
 * CUDA is true of this build, or of this machine.
 */
class CudaFallbackTest extends LoadingTest {
  private static final Logger LOGGER = Logger.getLogger(GeneratorLoader.class.getName());

  private final Warnings warnings = new Warnings();

  @BeforeEach
  void listen() {
    assumeThat(ExecutionProvider.choose(ProviderChoice.AUTO))
        .as("CUDA may start here")
        .isEqualTo(ExecutionProvider.CPU);
    LOGGER.addHandler(warnings);
  }

  @AfterEach
  void stopListening() {
    LOGGER.removeHandler(warnings);
  }

  @Test
  void autoComputesOnTheCpuAndSaysOnceWhyAndWhatToDo() throws IOException {
    GeneratorLoader.Loaded loaded = loadWithDevice(file(tiny().bytes()), "auto");

    try (Generator generator = loaded.generator()) {
      assertThat(loaded.batch()).isEqualTo(8);
      assertThat(generator.facts().provider()).isEqualTo("cpu");
    }
    assertThat(warnings.messages)
        .singleElement()
        .asString()
        .startsWith("A GPU is there, but CUDA does not run the model, so the CPU does: Error code")
        .contains("CUDA 12 with cuDNN 9 in the image's base")
        .endsWith("or set GANQP_PROVIDER=cpu.");
  }

  @Test
  void whatFailsOnBothIsTheModelsFault() throws IOException {
    Path file = file(tiny().with("ganqp.schema", "2").bytes());

    assertRefused(
        () -> loadWithDevice(file, "auto"),
        "The model is not a generator that this service knows: its metadata property ganqp.schema");
    assertThat(warnings.messages).isEmpty();
  }

  @Test
  void cudaIsNotReplacedWhereItWasAskedFor() throws IOException {
    Path file = file(tiny().bytes());

    assertRefused(
        () -> loadWithDevice(file, "cuda"), "A GPU is there, but CUDA does not start: Error code");
    assertRefused(() -> loadWithDevice(file, "cuda"), "or set GANQP_PROVIDER=cpu.");
    assertThat(warnings.messages).isEmpty();
  }

  @Test
  void whatIsServedOnTheGpuIsNotReplacedByWhatRunsOnTheCpu() throws IOException {
    GeneratorLoader loader = loaderWithDevice(file(tiny().bytes()), "auto");

    assertRefused(
        () -> loader.loadUnless(Optional.of(servedOn("cuda"))),
        "A GPU is there, but CUDA does not start: Error code");
    assertThat(warnings.messages).isEmpty();
  }

  @Test
  void whatIsServedOnTheCpuIsReplacedByWhatRunsThere() throws IOException {
    GeneratorLoader loader = loaderWithDevice(file(tiny().bytes()), "auto");

    try (Generator generator =
        loader.loadUnless(Optional.of(servedOn("cpu"))).orElseThrow().generator()) {
      assertThat(generator.facts().provider()).isEqualTo("cpu");
    }
  }

  private static ModelFacts servedOn(String provider) {
    return new ModelFacts(
        "0".repeat(64),
        SIDE,
        LATENT,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        provider);
  }

  private static GeneratorLoader.Loaded loadWithDevice(Path model, String provider) {
    return loaderWithDevice(model, provider).load();
  }

  private static GeneratorLoader loaderWithDevice(Path model, String provider) {
    InferenceConfig config =
        Configured.with(Map.of("ganqp.model", model.toString(), "ganqp.provider", provider));
    return new GeneratorLoader(
        config, new ModelSource(config), choice -> ExecutionProvider.choose(choice, true, true));
  }

  private static final class Warnings extends Handler {
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord logged) {
      if (logged.getLevel().intValue() >= Level.WARNING.intValue()) {
        messages.add(
            logged.getParameters() == null
                ? logged.getMessage()
                : logged.getMessage().formatted(logged.getParameters()));
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
