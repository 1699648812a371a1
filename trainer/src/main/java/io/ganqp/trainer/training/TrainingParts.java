package io.ganqp.trainer.training;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.Store;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.export.GeneratorExporter;
import io.ganqp.trainer.objective.Objective;

/** What a run is made of, and how its parts are put together for each attempt. */
record TrainingParts(
    GanQpTrainingSpec spec,
    Adversaries networks,
    Objective objective,
    PackedDataset dataset,
    Engine engine,
    Store store,
    ModelCard.Training owner,
    GeneratorExporter exporter) {

  TrainingState initial(int attempt) {
    return TrainingState.initial(networks, spec.optimizer(), randomness(attempt));
  }

  GanTrainer trainer(TrainingState state) {
    Randomness random = randomness(state.attempt);
    BatchSampler images = new BatchSampler(dataset, random.seed(Purpose.IMAGE_ORDER, 0, 0));
    return new GanTrainer(state, spec.training(), networks, objective, engine, images, random);
  }

  Evaluation evaluation() {
    return new Evaluation(this);
  }

  Randomness randomness(int attempt) {
    return new Randomness(spec.training().seed(), attempt);
  }
}
