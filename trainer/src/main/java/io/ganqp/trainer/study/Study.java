package io.ganqp.trainer.study;

/** An experiment: the same each time that it runs. */
public interface Study {

  /** Runs it. */
  StudyResult run();
}
