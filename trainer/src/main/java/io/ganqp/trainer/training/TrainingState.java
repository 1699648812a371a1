package io.ganqp.trainer.training;

import io.ganqp.crds.v1alpha1.OptimizerSpec;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.network.Adam;
import io.ganqp.trainer.network.InitialParameters;

/**
 * All that changes while a GAN trains, and so all that a checkpoint holds. Everything random is a
 * function of iteration and attempt ({@link Randomness}), and so is the position in the data.
 */
final class TrainingState {

  /** The last finished iteration; 0 before the first. */
  long iteration;

  /** How many times the run went back because it had diverged. */
  final int attempt;

  /** Which augmentations the run has, as decided when it began. */
  final AugmentationPolicy augmentation;

  /** What evaluations have reached so far; null before the first. */
  BestTracked bestTracked;

  /** Flat parameters of the critic T. */
  final float[] critic;

  /** Flat parameters of the generator G. */
  final float[] generator;

  /** Flat parameters of the averaged generator, the one that is sampled, evaluated and exported. */
  final float[] average;

  final Adam criticAdam;
  final Adam generatorAdam;

  TrainingState(
      long iteration,
      int attempt,
      AugmentationPolicy augmentation,
      BestTracked bestTracked,
      float[] critic,
      float[] generator,
      float[] average,
      Adam criticAdam,
      Adam generatorAdam) {
    this.iteration = iteration;
    this.attempt = attempt;
    this.augmentation = augmentation;
    this.bestTracked = bestTracked;
    this.critic = critic;
    this.generator = generator;
    this.average = average;
    this.criticAdam = criticAdam;
    this.generatorAdam = generatorAdam;
  }

  /** The state before the first iteration. */
  static TrainingState initial(
      Adversaries networks,
      OptimizerSpec optimizer,
      AugmentationPolicy augmentation,
      Randomness random) {
    long seed = random.seed(Purpose.INITIAL_VALUES, 0, 0);
    float[] generator = InitialParameters.of(networks.generator(), seed);
    return new TrainingState(
        0,
        random.attempt(),
        augmentation,
        null,
        InitialParameters.of(networks.critic(), seed),
        generator,
        generator.clone(),
        new Adam(networks.criticLayout(), rates(optimizer)),
        new Adam(networks.generatorLayout(), rates(optimizer)));
  }

  /** The same state, to go on from with the random numbers of another attempt. */
  TrainingState withAttempt(int other) {
    return new TrainingState(
        iteration,
        other,
        augmentation,
        bestTracked,
        critic,
        generator,
        average,
        criticAdam,
        generatorAdam);
  }

  static Adam.Rates rates(OptimizerSpec spec) {
    return new Adam.Rates(spec.learningRate(), spec.beta1(), spec.beta2());
  }

  /** Whether every parameter and every moment is a finite number. */
  boolean finite() {
    return finite(critic)
        && finite(generator)
        && finite(average)
        && finite(criticAdam)
        && finite(generatorAdam);
  }

  private static boolean finite(Adam adam) {
    return finite(adam.firstMoment()) && finite(adam.secondMoment());
  }

  private static boolean finite(float[] values) {
    // x · 0 is 0 unless x is infinite or not a number.
    float sum = 0;
    for (float value : values) {
      sum += value * 0f;
    }
    return sum == 0;
  }
}
