package io.ganqp.trainer.profile;

/** What the training loop is at, in the order of an iteration. */
public enum Phase {
  /** Batches of real images, out of the packed cache, and of latents. */
  BATCH("images and latents", false),
  /** The generator, forward and backward. */
  GENERATOR("generator", true),
  /** Augmentation of what the critic sees, and the gradient back through it. */
  AUGMENT("augmentation", false),
  /** The critic, forward and backward. */
  CRITIC("critic", true),
  /** Distances, losses and their gradients. */
  LOSS("distances and losses", false),
  /** Adam of both networks, running batch-norm statistics, and the average of the generator. */
  UPDATE("Adam and averages", false),
  /** Progress, metrics and logs. */
  WATCHING("metrics and logs", false),
  /** Statistics of the average, samples, distance to the held-out images, export. */
  EVALUATION("evaluation and export", false),
  /** Checkpoints. */
  CHECKPOINT("checkpoints", false);

  private final String title;
  private final boolean network;

  Phase(String title, boolean network) {
    this.title = title;
    this.network = network;
  }

  /** Its name for people. */
  public String title() {
    return title;
  }

  /** Whether every iteration has it. */
  boolean isOfIteration() {
    return this != EVALUATION && this != CHECKPOINT;
  }

  /** Whether it is the arithmetic of the two networks, and not what surrounds it. */
  public boolean isNetwork() {
    return network;
  }
}
