package io.ganqp.trainer.evaluation;

/** Which of two values of a metric is the better one. */
public enum Direction {
  /** A distance, an error. */
  LOWER_IS_BETTER,

  /** A share of images that are good. */
  HIGHER_IS_BETTER
}
