package io.ganqp.trainer.training;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.feature.UnusableExtractorException;
import io.ganqp.trainer.export.ExportedModel;
import io.ganqp.trainer.export.ModelRetention;
import io.ganqp.trainer.export.Provenance;
import io.ganqp.trainer.export.TrainedGenerator;
import io.ganqp.trainer.judging.ImageProgress;
import io.ganqp.trainer.judging.Judge;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.image.SampleGrid;
import io.ganqp.trainer.recipe.DatasetLicence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the averaged generator: fits batch-norm statistics to the averaged weights, draws the
 * faces of the fixed seeds, has its images judged, and releases it as a model. Of the state it
 * changes only what evaluations have reached.
 */
final class Evaluation implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);

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

  /**
   * Evaluates the averaged generator.
   *
   * @param progress told of the images; what it throws ends this, and leaves the state as it was
   */
  void evaluate(TrainingState state, TrainingObserver observer, ImageProgress progress) {
    Randomness random = parts.randomness(0);
    float[] average = state.average.clone();
    fitStatistics(average, random);
    inference.load(average);

    byte[] grid = grid();
    parts.store().put(StoreLayout.sample(state.iteration), grid);
    observer.samples(state.iteration, grid);

    List<MetricValue> tracked = List.of();
    Optional<MetricValue> confirmed = Optional.empty();
    Evaluations evaluations = state.evaluations;
    try {
      tracked = tracked(progress);
      tracked.forEach(value -> observer.evaluated(state.iteration, value));
      evaluations =
          Evaluations.with(evaluations, state.iteration, tracked.get(0), parts.judge().samples());
      confirmed = confirmed(state, tracked.get(0), random, progress);
    } catch (UnusableExtractorException e) {
      // A network of the user's that fails on one image must not end what trained for days.
      LOG.error("Iteration {}: not evaluated. {}", state.iteration, e.getMessage());
    }
    state.evaluations = evaluations;
    release(average, state, tracked, confirmed, observer);
  }

  /** Computes what each evaluation needs of the real images. */
  void prepare(ImageProgress progress) {
    parts.judge().prepare(progress);
  }

  private List<MetricValue> tracked(ImageProgress progress) {
    Judge judge = parts.judge();
    return judge.track(generated(judge.samples(), latents()::latent), progress).values();
  }

  /**
   * The value that may make this model the best: on latents of its own, where none before it did
   * better by more than an error.
   */
  private Optional<MetricValue> confirmed(
      TrainingState state, MetricValue tracked, Randomness random, ImageProgress progress) {
    Judge judge = parts.judge();
    Optional<BestTracked> best =
        Optional.ofNullable(state.bestTracked)
            .filter(former -> former.isComparable(tracked, judge.samples()))
            .filter(former -> BestSoFar.isKnown(parts.store()));
    if (best.isPresent() && !best.get().isReachedBy(tracked)) {
      return Optional.empty();
    }
    MetricValue confirmed =
        judge.confirm(
            generated(
                judge.confirmingSamples(),
                i ->
                    SeededLatent.draw(
                        random.seed(Purpose.CONFIRMATION_LATENTS, state.iteration, i),
                        latentDimension)),
            progress);
    if (best.isEmpty() || best.get().isImprovedBy(confirmed)) {
      state.bestTracked = BestTracked.of(tracked, judge.samples(), confirmed);
    }
    return Optional.of(confirmed);
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

  private EvaluationLatents latents() {
    return new EvaluationLatents(parts.spec().training().seed(), latentDimension);
  }

  private ImageSet generated(int images, IntFunction<float[]> latent) {
    return new GeneratedImages(inference, parts.spec().model(), images, latent);
  }

  private void release(
      float[] average,
      TrainingState state,
      List<MetricValue> tracked,
      Optional<MetricValue> confirmed,
      TrainingObserver observer) {
    List<MetricValue> values = new ArrayList<>(tracked);
    // Under the same name it stands for the one that was chosen by.
    confirmed.ifPresent(
        value -> {
          values.removeIf(other -> other.metric().equals(value.metric()));
          values.add(value);
        });
    Provenance provenance =
        new Provenance(
            parts.owner().beginningWith(state.origin),
            parts.recipe().description(),
            state.iteration,
            values,
            confirmed.isPresent() ? parts.judge().confirmingSamples() : parts.judge().samples(),
            state.evaluations == null ? null : state.evaluations.curve(),
            DatasetLicence.of(parts.spec().dataset()));
    ExportedModel model =
        parts
            .exporter()
            .export(
                parts.networks().generator(),
                average,
                provenance,
                confirmed.map(MetricValue::metric),
                inference::forward);
    new ModelRetention(parts.store(), ModelRetention.KEPT).prune();
    observer.model(
        model.card().sha256(),
        state.iteration,
        parts.store().uri(model.pointer().key()).toString());
    BestSoFar.tell(parts.store(), observer);
  }

  @Override
  public void close() {
    statistics.close();
    inference.close();
  }
}
