package io.ganqp.trainer.monitor.tensorboard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Store;
import io.ganqp.store.s3.S3Location;
import io.ganqp.store.s3.S3Server;
import io.ganqp.store.s3.S3Store;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.Runs;
import io.ganqp.trainer.monitor.image.SampleGrid;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardLogTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);

  /** Prints what TensorBoard's own reader finds in a folder, a line for each value. */
  private static final String READER =
      """
      import sys
      from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
      run = EventAccumulator(sys.argv[1], size_guidance={"scalars": 0, "images": 0})
      run.Reload()
      for tag in sorted(run.Tags()["scalars"]):
          for event in run.Scalars(tag):
              print(tag, event.step, "%g" % event.value)
      for tag in sorted(run.Tags()["images"]):
          for event in run.Images(tag):
              print(tag, event.step, "%dx%d" % (event.width, event.height))
      """;

  @TempDir Path folder;
  private Store store;

  @BeforeEach
  void open() {
    store = FileStore.forWriting(folder.resolve("run"));
  }

  @Test
  void namesItsFilesSoThatTheyAreReadInOrder() throws IOException {
    process(1, 2);
    process(3, 4);

    assertThat(files())
        .extracting(file -> file.getFileName().toString())
        .containsExactly(
            "events.out.tfevents.1800000000.000000001", "events.out.tfevents.1800000000.000000002");
  }

  @Test
  void neverWritesToAFileOfAnotherProcess() throws IOException {
    process(1, 2);
    process(1, 2);

    assertThat(files()).hasSize(2);
  }

  @Test
  void beginsAFileWithItsVersionInAFrame() throws IOException {
    process(1, 1);

    List<byte[]> records = records(files().get(0));

    assertThat(new String(records.get(0), UTF_8)).contains("brain.Event:2");
  }

  @Test
  void writesSomeThousandsOfIterationsOfALongRun() throws IOException {
    try (EventFolder events = new EventFolder(store, folder, CLOCK)) {
      TensorBoardLog log = new TensorBoardLog(events);
      log.started(Runs.start(1, 100_000));
      for (int i = 1; i <= 200; i++) {
        log.iteration(metrics(i));
      }
    }

    assertThat(records(files().get(0))).hasSize(2 + 10);
  }

  @Test
  void aBucketGetsAFileForEachCheckpoint() throws IOException {
    Path scratch = folder.resolve("scratch");
    try (S3Server server = S3Server.start().with("models");
        Store bucket =
            S3Store.forWriting(
                server.settings(folder.resolve("secret")),
                new S3Location("models", "default/faces"))) {
      EventFolder events = new EventFolder(bucket, scratch, CLOCK);
      TensorBoardLog log = new TensorBoardLog(events);
      log.started(Runs.start(1, 4));
      log.iteration(metrics(1));
      log.checkpointing(1);
      assertThat(bucket.list("")).hasSize(1);
      log.checkpointing(1);
      log.iteration(metrics(2));
      events.close();

      assertThat(bucket.list(""))
          .containsExactly(
              "events.out.tfevents.1800000000.000000001",
              "events.out.tfevents.1800000000.000000002");
    }
    assertThat(scratch).isEmptyDirectory();
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "GANQP_TEST_TENSORBOARD", matches = ".+")
  void tensorBoardReadsFiguresAndGrids() throws Exception {
    try (EventFolder events = new EventFolder(store, folder, CLOCK)) {
      TensorBoardLog log = new TensorBoardLog(events, () -> 1.5);
      log.started(Runs.start(1, 2));
      log.iteration(metrics(1));
      log.iteration(metrics(2));
      log.samples(2, SampleGrid.of(1, 1, 32).png(List.of(new float[3 * 32 * 32]), 32, 32));
      log.evaluated(
          2, new MetricValue("kernel-distance/mixed5@150", Direction.LOWER_IS_BETTER, 46.5, 1.5));
    }

    assertThat(readByTensorBoard())
        .containsExactly(
            "critic/lipschitzRatio 1 0.5",
            "critic/lipschitzRatio 2 0.5",
            "critic/scoreDifference 1 3",
            "critic/scoreDifference 2 6",
            "loss/critic 1 -1",
            "loss/critic 2 -2",
            "loss/generator 1 1",
            "loss/generator 2 2",
            "mixed5@150/kernel-distance 2 46.5",
            "process/cpu_seconds 1 1.5",
            "process/cpu_seconds 2 1.5",
            "samples 2 128x128");
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "GANQP_TEST_TENSORBOARD", matches = ".+")
  void tensorBoardForgetsWhatAResumedRunRepeats() throws Exception {
    process(1, 5);
    process(4, 6);

    assertThat(readByTensorBoard())
        .filteredOn(line -> line.startsWith("loss/critic "))
        .containsExactly(
            "loss/critic 1 -1",
            "loss/critic 2 -2",
            "loss/critic 4 -4",
            "loss/critic 5 -5",
            "loss/critic 6 -6");
  }

  @Test
  @EnabledIfEnvironmentVariable(named = "GANQP_TEST_TENSORBOARD", matches = ".+")
  void tensorBoardForgetsWhatWasRolledBack() throws Exception {
    try (EventFolder events = new EventFolder(store, folder, CLOCK)) {
      TensorBoardLog log = new TensorBoardLog(events);
      log.started(Runs.start(1, 10));
      for (int i = 1; i <= 5; i++) {
        log.iteration(metrics(i));
      }
      log.rolledBack(5, 2, "a loss is not finite");
      log.iteration(metrics(3));
    }

    assertThat(readByTensorBoard())
        .filteredOn(line -> line.startsWith("loss/critic "))
        .containsExactly("loss/critic 1 -1", "loss/critic 3 -3");
  }

  private void process(int first, int last) {
    try (EventFolder events = new EventFolder(store, folder, CLOCK)) {
      TensorBoardLog log = new TensorBoardLog(events);
      log.started(Runs.start(first, last));
      for (int i = first; i <= last; i++) {
        log.iteration(metrics(i));
      }
    }
  }

  private static IterationMetrics metrics(long iteration) {
    return new IterationMetrics(
        iteration, -iteration, iteration, Runs.diagnostics(3.0 * iteration, 0.5));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("run"))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("events."))
          .sorted()
          .toList();
    }
  }

  private static List<byte[]> records(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<byte[]> records = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] record = new byte[Math.toIntExact(bytes.getLong())];
      bytes.getInt();
      bytes.get(record).getInt();
      records.add(record);
    }
    return records;
  }

  private List<String> readByTensorBoard() throws Exception {
    Path output = folder.resolve("output");
    Process python =
        new ProcessBuilder(
                System.getenv("GANQP_TEST_TENSORBOARD"),
                "-c",
                READER,
                folder.resolve("run").toString())
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(python.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(python.exitValue()).isZero();
    return Files.readAllLines(output);
  }
}
