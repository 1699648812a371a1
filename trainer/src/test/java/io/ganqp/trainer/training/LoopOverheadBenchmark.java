package io.ganqp.trainer.training;

import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.MetricsFile;
import io.ganqp.trainer.monitor.SampleGrid;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.objective.Objectives;
import io.ganqp.trainer.profile.TimeSpent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * What an iteration costs besides the networks: batches, latents, distances, losses, Adam,
 * averaging, metrics, and a sample grid every hundred iterations. The engine of this benchmark
 * computes nothing. Prints medians of rounds; arguments: resolution, base channels, batch.
 */
public final class LoopOverheadBenchmark {

  private static final int ROUNDS = 7;
  private static final int ITERATIONS = 100;

  private LoopOverheadBenchmark() {}

  /** Takes resolution, base channels and batch; 32, 64 and 64 without. */
  public static void main(String[] arguments) throws IOException {
    int resolution = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 32;
    int channels = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 64;
    int batch = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 64;
    GanQpTraining training = training(resolution, channels, batch);
    Adversaries networks = Adversaries.of(training.getSpec().model());
    Randomness random = new Randomness(42, 0);
    TrainingState state = TrainingState.initial(networks, training.getSpec().optimizer(), random);
    Path folder = Files.createTempDirectory("loop-overhead");
    PackedDataset dataset =
        PackedDataset.open(
            new BuiltinFaces(512),
            new DatasetOptions(resolution, Crop.CENTER, true, 0, 0, 42),
            folder,
            PackingProgress.SILENT);
    SampleGrid grid = SampleGrid.of(8, 8, resolution);
    float[] faces = new float[64 * networks.generator().outputs()];
    try (MetricsFile metrics = MetricsFile.open(folder.resolve("metrics.jsonl"), 0);
        GanTrainer trainer =
            new GanTrainer(
                state,
                training.getSpec().training(),
                networks,
                Objectives.of(training.getSpec().objective()),
                new IdleEngine(),
                new BatchSampler(dataset, 42),
                random,
                new TimeSpent())) {
      double[] milliseconds = new double[ROUNDS];
      for (int round = -2; round < ROUNDS; round++) {
        long begin = System.nanoTime();
        for (int i = 0; i < ITERATIONS; i++) {
          metrics.iteration(trainer.iterate());
        }
        grid.png(faces, resolution, resolution);
        if (round >= 0) {
          milliseconds[round] = (System.nanoTime() - begin) / 1e6 / ITERATIONS;
        }
      }
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
  }

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
              training: {batchSize: %d}
              storage: {volume: {claimName: out}}
            """
                .formatted(resolution, channels, batch));
  }

  /** Answers at once, with zeros. */
  private static final class IdleEngine implements Engine {

    @Override
    public String name() {
      return "idle";
    }

    @Override
    public String device() {
      return "none";
    }

    @Override
    public Plan compile(NetworkDefinition network, PlanOptions options) {
      return new IdlePlan(new float[options.batchSize() * network.outputs()]);
    }

    @Override
    public void close() {}
  }

  private record IdlePlan(float[] output) implements Plan {

    @Override
    public void load(float[] parameters) {}

    @Override
    public float[] forward(float[] input) {
      return output;
    }

    @Override
    public void backward(
        float[] outputGradient, float[] parameterGradient, float[] inputGradient) {}

    @Override
    public void batchStatistics(int group, float[] parameters) {}

    @Override
    public void close() {}
  }
}
