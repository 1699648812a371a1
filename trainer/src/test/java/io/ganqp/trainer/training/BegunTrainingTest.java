package io.ganqp.trainer.training;

import io.ganqp.contract.store.FileStore;
import io.ganqp.crds.v1alpha1.InitialModel;
import java.nio.file.Path;
import java.util.Optional;

/** A training that begins with the networks of another one, whose store is {@code out}. */
abstract class BegunTrainingTest extends SavedCheckpointsTest {

  static final String URI = "pvc://models/default/faces";

  TrainingParts started(PretrainedStore from, String... replacements) {
    return started("new", from, replacements);
  }

  TrainingParts started(String run, PretrainedStore from, String... replacements) {
    return TrainingParts.of(
        TinyTraining.document(replacements),
        training.store(run),
        Optional.of(from),
        training.dataset(),
        Optional.empty(),
        training.engine(),
        training.scratch());
  }

  PretrainedStore newest() {
    return from(folder.resolve("out"));
  }

  PretrainedStore from(Path store) {
    return asked(store, null, null);
  }

  PretrainedStore checkpointAsked(int iteration) {
    return asked(folder.resolve("out"), iteration, null);
  }

  PretrainedStore modelAsked(String sha256) {
    return asked(folder.resolve("out"), null, sha256);
  }

  static PretrainedStore asked(Path store, Integer checkpoint, String sha256) {
    return new PretrainedStore(
        new InitialModel(null, null, checkpoint, sha256), URI, () -> FileStore.forReading(store));
  }
}
