package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.Store;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What earlier versions stored is read, gone on with, and gives the same faces. */
class GoldenTrainingTest extends TinyTrainingTest {

  /** Other CPUs add in another order. */
  private static final float ROUNDING = 1e-4f;

  /** Made before they are read, where {@code golden.write} names where. */
  @BeforeAll
  static void writeWhenAskedTo(@TempDir Path work) throws IOException {
    String target = System.getProperty("golden.write");
    if (target != null) {
      try (TinyTraining training = TinyTraining.in(work)) {
        GoldenTraining.write(training, Path.of(target));
      }
    }
  }

  static List<Path> stores() throws IOException, URISyntaxException {
    Path golden = Path.of(GoldenTrainingTest.class.getResource("/golden").toURI());
    try (Stream<Path> all = Files.list(golden)) {
      return all.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aCheckpointIsReadBitByBitAndGoneOnWith(Path golden) throws IOException {
    try (Store store = FileStore.forReading(golden)) {
      TrainingState state = GoldenTraining.checkpoints(training, store).latest().orElseThrow();
      assertThat(GoldenTraining.text(state))
          .isEqualTo(Files.readString(golden.resolve(GoldenTraining.STATE)));

      try (GanTrainer trainer =
          training.parts("resumed", GoldenTraining.SPECIFICATION).trainer(state)) {
        IterationMetrics metrics = trainer.iterate();
        assertThat(metrics.iteration()).isEqualTo(4);
        assertThat(metrics.criticLoss()).isFinite();
        assertThat(state.finite()).isTrue();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aModelGivesTheSameFaces(Path golden) throws IOException {
    ResolvedModel model = ModelResolver.resolve(golden);
    assertThat(model.card().orElseThrow().iteration()).isEqualTo(3);
    assertThat(model.card().orElseThrow().resolution()).isEqualTo(32);

    float[] pixels = GoldenTraining.pixels(golden);

    float[] expected = new float[pixels.length];
    ByteBuffer.wrap(Files.readAllBytes(golden.resolve(GoldenTraining.PIXELS)))
        .order(ByteOrder.LITTLE_ENDIAN)
        .asFloatBuffer()
        .get(expected);
    for (int i = 0; i < pixels.length; i++) {
      assertThat(pixels[i]).isCloseTo(expected[i], within(ROUNDING));
    }
  }
}
