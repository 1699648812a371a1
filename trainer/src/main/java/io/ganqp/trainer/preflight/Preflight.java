package io.ganqp.trainer.preflight;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.ModelSpec;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.export.ExportTrial;
import io.ganqp.trainer.export.TrainedGenerator;
import io.ganqp.trainer.monitor.image.SampleGrid;
import io.ganqp.trainer.network.InitialParameters;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import java.io.File;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does in small, before the first iteration, all that evaluations, exports and checkpoints do
 * later, in their own code: with the graph of the generator that is to be trained, but two
 * channels.
 */
public final class Preflight {

  private static final Logger LOG = LoggerFactory.getLogger(Preflight.class);
  private static final int CHANNELS = 2;

  private final GanQpTrainingSpec spec;
  private final Store store;
  private final Engine engine;
  private final Path scratch;

  /**
   * @param spec valid, with all defaults
   * @param store of the training, open for writing
   * @param engine that will train
   * @param scratch folder for files on their way
   */
  public Preflight(GanQpTrainingSpec spec, Store store, Engine engine, Path scratch) {
    this.spec = spec;
    this.store = store;
    this.engine = engine;
    this.scratch = scratch;
  }

  /**
   * Tries everything.
   *
   * @throws UnsuitableEnvironmentException if memory or disk space do not suffice
   * @throws io.ganqp.contract.store.StoreException if the store can't be used
   * @throws io.ganqp.trainer.export.ExportException if engine and ONNX Runtime disagree here
   * @throws io.ganqp.trainer.onnx.OnnxRuntimeUnavailableException if that does not load
   */
  public void run() {
    long begin = System.nanoTime();
    MemoryDemand.of(spec).requireWithin(Runtime.getRuntime().maxMemory());
    new DiskSpace(DiskDemand.of(spec), stored())
        .require(store.file(StoreLayout.METRICS).map(Path::getParent), scratch);

    ModelSpec model = spec.model();
    NetworkDefinition generator =
        Networks.generator(model.resolution(), model.latentDimension(), CHANNELS, CHANNELS);
    float[] parameters = InitialParameters.of(generator, 0);
    new StoreTrial(store, scratch).run(generator, parameters);
    export(generator, parameters);
    LOG.debug(
        "memory, disk space, store, export and image tried in {} ms",
        TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
  }

  private void export(NetworkDefinition generator, float[] parameters) {
    try (Plan plan =
        engine.compile(generator, PlanOptions.inference(TrainedGenerator.BATCH_SIZE))) {
      plan.load(parameters);
      ExportTrial.run(generator, parameters, plan::forward, scratch);
      float[] latents = new float[TrainedGenerator.BATCH_SIZE * generator.inputs()];
      int resolution = spec.model().resolution();
      SampleGrid.of(1, TrainedGenerator.BATCH_SIZE, resolution)
          .png(plan.forward(latents), resolution, resolution);
    }
  }

  /** Bytes of checkpoints and models in a store that is a folder. */
  private long stored() {
    return store.list("").stream()
        .filter(
            key -> key.startsWith(StoreLayout.CHECKPOINTS) || key.startsWith(StoreLayout.MODELS))
        .map(store::file)
        .flatMap(Optional::stream)
        .map(Path::toFile)
        .mapToLong(File::length)
        .sum();
  }
}
