package io.ganqp.trainer.training;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.export.GeneratorExporter;
import io.ganqp.trainer.judging.Extractors;
import io.ganqp.trainer.judging.Judge;
import io.ganqp.trainer.profile.TimeSpent;
import io.ganqp.trainer.recipe.Completion;
import io.ganqp.trainer.recipe.Recipe;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/** What a run is made of, and how its parts are put together for each attempt. */
record TrainingParts(
    GanQpTrainingSpec spec,
    Adversaries networks,
    Recipe recipe,
    PackedDataset dataset,
    Judge judge,
    Engine engine,
    Store store,
    Optional<PretrainedStore> pretrained,
    ModelCard.Training owner,
    GeneratorExporter exporter,
    Path scratch,
    TimeSpent time) {

  static TrainingParts of(
      GanQpTraining training,
      Store store,
      PackedDataset dataset,
      Optional<Extractors> extractors,
      Engine engine,
      Path scratch) {
    return of(training, store, Optional.empty(), dataset, extractors, engine, scratch);
  }

  static TrainingParts of(
      GanQpTraining training,
      Store store,
      Optional<PretrainedStore> pretrained,
      PackedDataset dataset,
      Optional<Extractors> extractors,
      Engine engine,
      Path scratch) {
    GanQpTrainingSpec spec = Completion.of(training.getSpec());
    Recipe recipe = Recipe.of(spec);
    long projections =
        new EvaluationLatents(spec.training().seed(), spec.model().latentDimension()).projections();
    return new TrainingParts(
        spec,
        Adversaries.of(spec.model(), recipe.architecture()),
        recipe,
        dataset,
        new Judge(spec.evaluation(), dataset, extractors, projections),
        engine,
        store,
        pretrained,
        new ModelCard.Training(
            training.getMetadata().getNamespace(),
            training.getMetadata().getName(),
            training.getMetadata().getUid()),
        new GeneratorExporter(store, scratch, version()),
        scratch,
        new TimeSpent());
  }

  private static String version() {
    return Objects.requireNonNullElse(
        TrainingParts.class.getPackage().getImplementationVersion(), "development");
  }

  Checkpoints checkpoints() {
    return new Checkpoints(
        store,
        new CheckpointFiles(
            networks,
            recipe,
            engine.name() + " on " + engine.device(),
            TrainingIdentity.of(spec, dataset.images().digest()),
            AugmentationPolicy.asked(spec),
            pretrained.map(PretrainedStore::request),
            new CheckpointImages(dataset.images())),
        spec.checkpoint().keep(),
        scratch);
  }

  TrainingState initial(int attempt) {
    return pretrained
        .map(from -> from.take(spec, scratch))
        .map(
            from ->
                TrainingState.initial(networks, recipe, augmentation(), randomness(attempt), from))
        .orElseGet(
            () -> TrainingState.initial(networks, recipe, augmentation(), randomness(attempt)));
  }

  /** What a run that begins now augments; one that goes on does what it did. */
  AugmentationPolicy augmentation() {
    return AugmentationPolicy.of(spec, dataset.trainingImages());
  }

  GanTrainer trainer(TrainingState state) {
    Randomness random = randomness(state.attempt);
    BatchSampler images = new BatchSampler(dataset, random.seed(Purpose.IMAGE_ORDER, 0, 0));
    return new GanTrainer(state, spec.training(), networks, recipe, engine, images, random, time);
  }

  Evaluation evaluation() {
    return new Evaluation(this);
  }

  Randomness randomness(int attempt) {
    return new Randomness(spec.training().seed(), attempt);
  }
}
