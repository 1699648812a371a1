package io.ganqp.trainer.evaluation;

/** What is said where there are not enough images for any value. */
final class TooFew {

  private TooFew() {}

  static Measurement real(Metric metric, int images, int minimum) {
    return missing(metric, "real", images, minimum);
  }

  static Measurement generated(Metric metric, int images, int minimum) {
    return missing(metric, "generated", images, minimum);
  }

  static Measurement training(Metric metric, int images, int minimum) {
    return missing(metric, "training", images, minimum);
  }

  private static Measurement missing(Metric metric, String which, int images, int minimum) {
    return Measurement.missing(
        metric, "%d %s images, at least %d are needed".formatted(images, which, minimum));
  }
}
