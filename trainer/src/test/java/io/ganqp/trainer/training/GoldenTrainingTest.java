package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.Store;
import io.ganqp.trainer.dataset.ImageList;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
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

  /** The first two versions wrote none. */
  @Test
  void whatEvaluationsGaveIsReadFromACheckpoint() throws Exception {
    List<Integer> evaluations = new ArrayList<>();
    for (Path golden : stores()) {
      try (Store store = FileStore.forReading(golden)) {
        evaluations.add(
            GoldenTraining.checkpoints(training, store)
                .latest()
                .map(state -> state.evaluations)
                .map(all -> all.curve().points().size())
                .orElse(0));
      }
    }
    assertThat(evaluations).containsExactly(0, 0, 1);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void aCheckpointIsRefusedWhereTheImagesAreOthers(Path golden) throws IOException {
    ImageList others = onFaces(66);
    try (Store store = FileStore.forReading(golden)) {
      Checkpoints checkpoints = GoldenTraining.checkpoints(training, store, others);

      assertThatExceptionOfType(IncompatibleCheckpointException.class)
          .isThrownBy(checkpoints::latest)
          .withMessageContaining(
              imageLists(golden).isEmpty()
                  ? "spec.dataset: the digest of the images was "
                      + TrainingIdentity.digest(GoldenTraining.header(store).path("identity"))
                  : "spec.dataset: 2 images were added (first: face-000064)");
    }
  }

  /** The first version wrote none. */
  @Test
  void theImagesThatACheckpointListsAreThoseOfItsDigest() throws Exception {
    int read = 0;
    for (Path golden : stores()) {
      for (Path list : imageLists(golden)) {
        try (Store store = FileStore.forReading(golden)) {
          ImageList images = ImageList.read(Files.newInputStream(list));
          assertThat(images.size()).isEqualTo(64);
          assertThat(images.digest())
              .isEqualTo(TrainingIdentity.digest(GoldenTraining.header(store).path("identity")));
          read++;
        }
      }
    }
    assertThat(read).isEqualTo(stores().size() - 1);
  }

  private static List<Path> imageLists(Path golden) throws IOException {
    try (Stream<Path> all = Files.walk(golden)) {
      return all.filter(file -> file.endsWith(CheckpointImages.FILE)).toList();
    }
  }

  private ImageList onFaces(int images) {
    return PackedDataset.open(
            new BuiltinFaces(images),
            training.dataset().options(),
            folder.resolve("cache"),
            PackingProgress.SILENT)
        .images();
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
