package io.ganqp.trainer.comparison.report;

import java.util.Optional;

/** What the horizontal axis of a course counts. */
enum CourseAxis {
  ITERATIONS("iterations", "iterations"),
  CRITIC_STEPS("steps", "critic steps"),
  IMAGES("images", "real images shown"),
  TIME("time", "minutes of training");

  private final String id;
  private final String title;

  CourseAxis(String id, String title) {
    this.id = id;
    this.title = title;
  }

  String id() {
    return id;
  }

  String title() {
    return title;
  }

  /** How much an iteration of an objective moves on; empty where it is not known. */
  Optional<Double> perIteration(Row row) {
    return switch (this) {
      case ITERATIONS -> Optional.of(1.0);
      case CRITIC_STEPS -> Optional.of((double) row.criticStepsPerIteration());
      case IMAGES -> Optional.of((double) row.imagesPerIteration());
      case TIME ->
          Optional.ofNullable(row.times().secondsPerIteration()).map(seconds -> seconds / 60);
    };
  }
}
