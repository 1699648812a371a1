package io.ganqp.trainer.comparison.report;

/**
 * A metric against a part of the images.
 *
 * @param metric full name
 * @param against {@code holdout} or {@code training}
 * @param title for people
 * @param lowerIsBetter which values are better
 */
record Column(String metric, String against, String title, boolean lowerIsBetter) {

  /** The metric and what it is compared with, for people. */
  String heading() {
    return title + (against.equals("holdout") ? ", held-out" : ", training");
  }
}
