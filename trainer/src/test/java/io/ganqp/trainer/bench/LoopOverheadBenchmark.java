package io.ganqp.trainer.bench;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.image.SampleGrid;
import io.ganqp.trainer.monitor.metrics.MetricsFile;
import io.ganqp.trainer.training.StopSignal;
import io.ganqp.trainer.training.TrainingSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What an iteration of a run costs besides the networks: batches, latents, distances, losses, Adam,
 * averaging, metrics, and a sample grid every hundred iterations. The engine of this benchmark
 * computes nothing. Prints medians of rounds; arguments: resolution, base channels, batch.
 */
public final class LoopOverheadBenchmark {

  private static final int WARM_UP = 2;
  private static final int ROUNDS = 7;
  private static final int ITERATIONS = 100;

  private LoopOverheadBenchmark() {}

  /** Takes resolution, base channels and batch; 32, 64 and 64 without. */
  public static void main(String[] arguments) throws IOException {
    int resolution = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 32;
    int channels = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 64;
    Path folder = Files.createTempDirectory("loop-overhead");
    PackedDataset dataset =
        PackedDataset.open(
            new BuiltinFaces(512),
            new DatasetOptions(resolution, Crop.CENTER, true, 0, 0, 42),
            folder,
            PackingProgress.SILENT);
    StopSignal stop = new StopSignal();
    Rounds rounds = new Rounds(resolution, stop);
    try (Store store = FileStore.forWriting(folder.resolve("store"));
        MetricsFile metrics = MetricsFile.open(folder.resolve("metrics.jsonl"), 0)) {
      TrainingSession.open(
              training(resolution, channels, batch),
              store,
              dataset,
              Optional.empty(),
              new IdleEngine(),
              folder.resolve("scratch"))
          .run(Observers.of(metrics, rounds), stop);
    }
    double[] milliseconds = rounds.milliseconds;
    Arrays.sort(milliseconds);
    System.out.printf(
        Locale.ROOT,
        "%d px, base %d, batch %d: %.2f ms an iteration around the networks (%.2f to %.2f)%n",
        resolution,
        channels,
        batch,
        milliseconds[ROUNDS / 2],
        milliseconds[0],
        milliseconds[ROUNDS - 1]);
  }

  /** Nothing is evaluated or saved before the rounds are over. */
  private static GanQpTraining training(int resolution, int channels, int batch) {
    return DocumentReader.ofTrainings()
        .parse(
            "benchmark",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: benchmark}
            spec:
              dataset: {builtin: {}}
              model: {resolution: %d, baseChannels: %d}
              training: {batchSize: %d, iterations: 100000}
              evaluation: {everyIterations: 100000, metric: SlicedWasserstein}
              checkpoint: {everyIterations: 100000}
              storage: {volume: {claimName: out}}
            """
                .formatted(resolution, channels, batch));
  }

  /** Takes the time of each round, draws a grid in it, and stops the run after the last. */
  private static final class Rounds implements TrainingObserver {
    private final double[] milliseconds = new double[ROUNDS];
    private final SampleGrid grid;
    private final int resolution;
    private final float[] faces;
    private final StopSignal stop;
    private long begin = System.nanoTime();

    Rounds(int resolution, StopSignal stop) {
      this.grid = SampleGrid.of(8, 8, resolution);
      this.resolution = resolution;
      this.faces = new float[64 * 3 * resolution * resolution];
      this.stop = stop;
    }

    @Override
    public void iteration(IterationMetrics metrics) {
      if (metrics.iteration() % ITERATIONS != 0) {
        return;
      }
      grid.png(faces, resolution, resolution);
      int round = (int) (metrics.iteration() / ITERATIONS) - 1 - WARM_UP;
      long now = System.nanoTime();
      if (round >= 0) {
        milliseconds[round] = (now - begin) / 1e6 / ITERATIONS;
      }
      begin = now;
      if (round == ROUNDS - 1) {
        stop.request();
      }
    }
  }
}
