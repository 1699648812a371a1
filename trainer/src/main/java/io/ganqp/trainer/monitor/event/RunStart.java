package io.ganqp.trainer.monitor.event;

/**
 * What is known of a run when training begins.
 *
 * @param namespace namespace of the training
 * @param name name of the training
 * @param uid its unique id, empty when it has none (a local run)
 * @param engine what computes the networks, such as {@code dl4j}
 * @param device what it computes on, such as {@code cpu}
 * @param resolution height and width of a face in pixels
 * @param batchSize samples of one step
 * @param criticSteps critic steps of one iteration, each with a fresh batch
 * @param firstIteration the first iteration that this process trains: 1, or one more than the
 *     checkpoint's
 * @param iterations the last iteration
 * @param trainingImages images in the training part of the data set
 * @param augmentation how the images are augmented, in words, such as {@code none}
 * @param generatorParameters parameters of the generator
 * @param criticParameters parameters of the critic
 */
public record RunStart(
    String namespace,
    String name,
    String uid,
    String engine,
    String device,
    int resolution,
    int batchSize,
    int criticSteps,
    long firstIteration,
    long iterations,
    long trainingImages,
    String augmentation,
    long generatorParameters,
    long criticParameters) {

  public RunStart {
    if (firstIteration < 1) {
      throw new IllegalArgumentException("iterations count from 1, not " + firstIteration);
    }
    if (batchSize < 1 || criticSteps < 1) {
      throw new IllegalArgumentException(
          "an iteration of " + criticSteps + " critic steps of " + batchSize + " has no images");
    }
  }

  /** Real images that one iteration trains on. */
  public long imagesPerIteration() {
    return (long) batchSize * criticSteps;
  }

  /** Iterations that were finished before this process began. */
  public long resumedFrom() {
    return firstIteration - 1;
  }
}
