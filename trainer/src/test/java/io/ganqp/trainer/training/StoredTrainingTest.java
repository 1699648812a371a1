package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** What is known of a training by its store alone. */
class StoredTrainingTest extends TinyTrainingTest {

  private static final TrainingObserver NOBODY = new TrainingObserver() {};

  @Test
  void nothingBeforeTheFirstCheckpoint() {
    assertThat(StoredTraining.of(TinyTraining.document(), training.store("none"))).isEmpty();
  }

  @Test
  void aTrainingIsCompleteWhenItsLastIterationIsInACheckpointAndItsModelInTheStore()
      throws IOException {
    train();

    StoredTraining stored =
        StoredTraining.of(TinyTraining.document(), training.store("whole")).orElseThrow();

    assertThat(stored.complete()).isTrue();
    assertThat(stored.iteration()).isEqualTo(12);
    assertThat(stored.criticSteps()).isEqualTo(24);
    assertThat(stored.dataset()).isEqualTo(training.dataset().images().digest());
    assertThat(stored.engine()).contains(training.engine().name());
  }

  @Test
  void oneWithMoreIterationsIsNot() throws IOException {
    train();

    assertThat(
            StoredTraining.of(
                TinyTraining.document("iterations: 12", "iterations: 13"), training.store("whole")))
        .hasValueSatisfying(stored -> assertThat(stored.complete()).isFalse());
  }

  @Test
  void oneWithoutItsModelIsNot() throws IOException {
    train();
    Files.delete(training.run("whole").resolve(StoreLayout.LATEST));

    assertThat(StoredTraining.of(TinyTraining.document(), training.store("whole")))
        .hasValueSatisfying(stored -> assertThat(stored.complete()).isFalse());
  }

  @Test
  void aDamagedCheckpointIsPassedOver() throws IOException {
    train();
    Files.writeString(
        training.run("whole").resolve(StoreLayout.checkpoint(12)).resolve("state.json"), "{");

    assertThat(StoredTraining.of(TinyTraining.document(), training.store("whole")))
        .hasValueSatisfying(stored -> assertThat(stored.iteration()).isEqualTo(8));
  }

  @Test
  void anotherTrainingIsNotTakenForIt() throws IOException {
    train();

    assertThatExceptionOfType(IncompatibleCheckpointException.class)
        .isThrownBy(
            () ->
                StoredTraining.of(
                    TinyTraining.document("batchSize: 4", "batchSize: 4, seed: 7"),
                    FileStore.forReading(training.run("whole"))))
        .withMessageContaining("spec.training.seed was 42 and is 7");
  }

  private void train() throws IOException {
    training.train("whole", training.engine(), NOBODY, new StopSignal());
  }
}
