package io.ganqp.trainer.training;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.SlicedWasserstein;
import io.ganqp.trainer.export.ExportedModel;
import io.ganqp.trainer.export.ModelRetention;
import io.ganqp.trainer.export.Provenance;
import io.ganqp.trainer.export.TrainedGenerator;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.image.SampleGrid;
import java.util.List;
import java.util.Optional;

/**
 * Looks at the averaged generator and leaves the state as it is: fits batch-norm statistics to the
 * averaged weights, draws the faces of the fixed seeds, measures how far its images are from the
 * held-out ones, and releases it as a model.
 */
final class Evaluation implements AutoCloseable {

  /** The grid shows the faces of seeds 0 to 63, as the service would draw them. */
  private static final int GRID_SIDE = 8;

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
    float[] average = state.average.clone();
    fitStatistics(average, random);
    inference.load(average);

    byte[] grid = grid();
    parts.store().put(StoreLayout.sample(state.iteration), grid);
    observer.samples(state.iteration, grid);

    MetricValue distance = distance(random);
    observer.evaluated(state.iteration, distance);

    release(average, state.iteration, distance, observer);
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
    ImageSet faces =
        new GeneratedImages(
            inference,
            parts.spec().model(),
            GRID_SIDE * GRID_SIDE,
            i -> SeededLatent.draw(i, latentDimension));
    int resolution = faces.resolution();
    float[] images = new float[faces.size() * imageSize];
    float[] face = new float[imageSize];
    for (int i = 0; i < faces.size(); i++) {
      faces.copy(i, face);
      System.arraycopy(face, 0, images, i * imageSize, imageSize);
    }
    return SampleGrid.of(GRID_SIDE, GRID_SIDE, resolution).png(images, resolution, resolution);
  }

  /** From the held-out images, or where there are none from those it was trained on. */
  private MetricValue distance(Randomness random) {
    int samples = parts.spec().evaluation().samples();
    ImageSet generated =
        new GeneratedImages(
            inference,
            parts.spec().model(),
            samples,
            i -> SeededLatent.draw(random.seed(Purpose.EVALUATION_LATENTS, 0, i), latentDimension));
    return new SlicedWasserstein(random.seed(Purpose.EVALUATION_PROJECTIONS, 0, 0))
        .value(RealImages.of(parts.dataset(), samples), generated);
  }

  private void release(
      float[] average, long iteration, MetricValue judge, TrainingObserver observer) {
    Provenance provenance =
        new Provenance(
            parts.owner(),
            parts.objective().description(),
            iteration,
            List.of(judge),
            parts.spec().evaluation().samples());
    ExportedModel model =
        parts
            .exporter()
            .export(
                parts.networks().generator(),
                average,
                provenance,
                Optional.of(judge.metric()),
                inference::forward);
    new ModelRetention(parts.store(), ModelRetention.KEPT).prune();
    observer.model(
        model.card().sha256(), iteration, parts.store().uri(model.pointer().key()).toString());
    BestSoFar.tell(parts.store(), observer);
  }

  @Override
  public void close() {
    statistics.close();
    inference.close();
  }
}
