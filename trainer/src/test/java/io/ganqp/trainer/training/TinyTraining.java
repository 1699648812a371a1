package io.ganqp.trainer.training;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.trainer.dataset.DatasetOptions;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.metrics.MetricsFile;
import io.ganqp.trainer.network.NetworkDefinition;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A training of the smallest networks on a few drawn faces: each of its iterations takes
 * milliseconds, and everything else is as in a real one.
 *
 * @param folder where everything goes
 * @param dataset 64 faces, 32 px
 * @param engine the fastest here
 * @param stores those that are open, by the name of their run
 */
record TinyTraining(Path folder, PackedDataset dataset, Engine engine, Map<String, Store> stores)
    implements AutoCloseable {

  private static final DocumentReader<GanQpTraining> READER = DocumentReader.ofTrainings();

  private static final String DOCUMENT =
      """
      apiVersion: ganqp.io/v1alpha1
      kind: GanQpTraining
      metadata: {name: tiny, uid: 5f0c}
      spec:
        dataset: {builtin: {images: 64}}
        model: {resolution: 32, baseChannels: 4, latentDimension: 16}
        training: {iterations: 12, batchSize: 4}
        evaluation: {everyIterations: 6, samples: 16, metric: SlicedWasserstein}
        checkpoint: {everyIterations: 4, keep: 2}
        storage: {volume: {claimName: out}}
      """;

  /** Draws the faces and opens the engine. */
  static TinyTraining in(Path folder) {
    return new TinyTraining(
        folder,
        PackedDataset.open(
            new BuiltinFaces(64),
            new DatasetOptions(32, Crop.CENTER, true, 0.1, 0, 42),
            folder.resolve("cache"),
            PackingProgress.SILENT),
        Engines.open(Engines.AUTO),
        new HashMap<>());
  }

  /** The document, with each pair of texts (former, new) replaced. */
  static GanQpTraining document(String... replacements) {
    String yaml = DOCUMENT;
    for (int i = 0; i < replacements.length; i += 2) {
      if (!yaml.contains(replacements[i])) {
        throw new IllegalArgumentException("the document has no " + replacements[i]);
      }
      yaml = yaml.replace(replacements[i], replacements[i + 1]);
    }
    return READER.parse("tiny", yaml);
  }

  /** The folder of a run. */
  Path run(String name) {
    return folder.resolve(name);
  }

  /** Its store, which stays open: the same for all who ask. */
  Store store(String run) {
    return stores.computeIfAbsent(run, name -> FileStore.forWriting(run(name)));
  }

  Path scratch() {
    return folder.resolve("scratch");
  }

  TrainingParts parts(String run, String... replacements) {
    return TrainingParts.of(
        document(replacements), store(run), dataset, Optional.empty(), engine, scratch());
  }

  /** One pass of a network. */
  float[] forward(
      NetworkDefinition network, PlanOptions options, float[] parameters, float[] input) {
    try (Plan plan = engine.compile(network, options)) {
      plan.load(parameters);
      return plan.forward(input).clone();
    }
  }

  /** Opens a run, trains on, and writes {@code metrics.jsonl}, as the program does. */
  TrainingRun.Result train(
      String run, Engine with, TrainingObserver observer, StopSignal stop, String... replacements)
      throws IOException {
    return train(run, Optional.empty(), with, observer, stop, replacements);
  }

  /** The same of one that may begin with the networks of another. */
  TrainingRun.Result train(
      String run,
      Optional<PretrainedStore> from,
      Engine with,
      TrainingObserver observer,
      StopSignal stop,
      String... replacements)
      throws IOException {
    TrainingSession session =
        TrainingSession.open(
            document(replacements), store(run), from, dataset, Optional.empty(), with, scratch());
    try (MetricsFile metrics =
        MetricsFile.open(run(run).resolve("metrics.jsonl"), session.resumedFrom())) {
      return session.run(Observers.of(metrics, observer), stop);
    }
  }

  @Override
  public void close() {
    stores.values().forEach(Store::close);
    engine.close();
  }
}
