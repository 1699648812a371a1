package io.ganqp.trainer.training;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A tiny training for each test, and what it is made of, with its store in {@code out}. */
abstract class TinyTrainingTest {
  @TempDir Path folder;

  TinyTraining training;
  TrainingParts parts;

  @BeforeEach
  void open() {
    training = TinyTraining.in(folder);
    parts = training.parts("out");
  }

  @AfterEach
  void close() {
    training.close();
  }
}
