package io.ganqp.trainer.training;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.SlicedWasserstein;
import io.ganqp.trainer.export.ExportedModel;
import io.ganqp.trainer.export.ModelRetention;
import io.ganqp.trainer.export.Provenance;
import io.ganqp.trainer.export.TrainedGenerator;
import io.ganqp.trainer.monitor.SampleGrid;
import io.ganqp.trainer.monitor.TrainingObserver;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;

/**
 * Looks at the averaged generator: fits its batch-norm statistics, draws the faces of the fixed
 * seeds, measures how far its images are from the held-out ones, and releases it as a model.
 */
final class Evaluation implements AutoCloseable {

  /** The grid shows the faces of seeds 0 to 63, as the service would draw them. */
  private static final int GRID_SIDE = 8;

  /** Models to go back to, besides the best and the latest. */
  private static final int KEPT_MODELS = 5;

  /** More images change the distance little, and cost memory. */
  private static final int MAXIMUM_COMPARED = 1024;

  private final TrainingParts parts;
  private final int batch;
  private final int latentDimension;
  private final int imageSize;
  private final Plan statistics;
  private final Plan inference;

  Evaluation(TrainingParts parts) {
    this.parts = parts;
    batch = parts.spec().training().batchSize();
    latentDimension = parts.networks().generator().inputs();
    imageSize = parts.networks().generator().outputs();
    statistics =
        parts.engine().compile(parts.networks().generator(), PlanOptions.forwardOnly(batch));
    inference =
        parts
            .engine()
            .compile(
                parts.networks().generator(), PlanOptions.inference(TrainedGenerator.BATCH_SIZE));
  }

  void evaluate(TrainingState state, TrainingObserver observer) {
    Randomness random = parts.randomness(0);
    fitStatistics(state.average, random);
    inference.load(state.average);

    byte[] grid = grid();
    parts.store().put(StoreLayout.sample(state.iteration), grid);
    observer.samples(state.iteration, grid);

    double distance = distance(random);
    observer.evaluated(state.iteration, SlicedWasserstein.NAME, distance);

    release(state, distance, observer);
  }

  private void fitStatistics(float[] average, Randomness random) {
    float[] latents = new float[batch * latentDimension];
    BatchNormStatistics.estimate(
        parts.networks().generatorLayout(),
        statistics,
        average,
        BatchNormStatistics.DEFAULT_BATCHES,
        i -> Latents.fill(random.seed(Purpose.STATISTICS_LATENTS, 0, i), latents));
  }

  private byte[] grid() {
    int faces = GRID_SIDE * GRID_SIDE;
    float[] images = generate(faces, i -> SeededLatent.draw(i, latentDimension));
    int resolution = parts.spec().model().resolution();
    return SampleGrid.of(GRID_SIDE, GRID_SIDE, resolution).png(images, resolution, resolution);
  }

  /** From the held-out images, or where there are none from those it was trained on. */
  private double distance(Randomness random) {
    ImageSet real = realImages();
    int count = Math.min(parts.spec().evaluation().samples(), MAXIMUM_COMPARED);
    float[] fakes =
        generate(
            count,
            i -> SeededLatent.draw(random.seed(Purpose.EVALUATION_LATENTS, 0, i), latentDimension));
    return new SlicedWasserstein(random.seed(Purpose.EVALUATION_PROJECTIONS, 0, 0))
        .distance(real, ImageSet.of(fakes, parts.dataset().options().resolution()));
  }

  private ImageSet realImages() {
    PackedDataset dataset = parts.dataset();
    boolean heldOut = dataset.holdoutImages() > 0;
    int available = heldOut ? dataset.holdoutImages() : dataset.trainingImages();
    int count = Math.min(available, MAXIMUM_COMPARED);
    float[] images = new float[count * imageSize];
    for (int i = 0; i < count; i++) {
      if (heldOut) {
        dataset.holdout(i, images, i * imageSize);
      } else {
        dataset.training(i, false, images, i * imageSize);
      }
    }
    return ImageSet.of(images, dataset.options().resolution());
  }

  private void release(TrainingState state, double distance, TrainingObserver observer) {
    Provenance provenance =
        new Provenance(
            parts.owner(),
            parts.objective().description(),
            state.iteration,
            Map.of(SlicedWasserstein.NAME, distance));
    ExportedModel model =
        parts
            .exporter()
            .export(
                parts.networks().generator(),
                state.average,
                provenance,
                Optional.of(SlicedWasserstein.NAME),
                inference::forward);
    new ModelRetention(parts.store(), KEPT_MODELS).prune();
    observer.model(
        model.card().sha256(),
        state.iteration,
        parts.store().uri(model.pointer().key()).toString());
  }

  /** Images of the latents that {@code latent} gives by number, one after the other. */
  private float[] generate(int count, IntFunction<float[]> latent) {
    float[] images = new float[count * imageSize];
    int step = TrainedGenerator.BATCH_SIZE;
    float[] latents = new float[step * latentDimension];
    for (int first = 0; first < count; first += step) {
      int filled = Math.min(step, count - first);
      for (int i = 0; i < filled; i++) {
        System.arraycopy(latent.apply(first + i), 0, latents, i * latentDimension, latentDimension);
      }
      System.arraycopy(
          inference.forward(latents), 0, images, first * imageSize, filled * imageSize);
    }
    return images;
  }

  @Override
  public void close() {
    statistics.close();
    inference.close();
  }
}
