package io.ganqp.trainer.training;

import io.ganqp.contract.store.ModelOrigin;
import io.ganqp.trainer.augment.AugmentationPolicy;
import io.ganqp.trainer.constraint.SpectralNorm;
import io.ganqp.trainer.network.InitialParameters;
import io.ganqp.trainer.network.Optimizer;
import io.ganqp.trainer.recipe.Recipe;
import java.util.Optional;

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

  /** The other training's networks that it began with; null for random ones. */
  final ModelOrigin origin;

  /** What evaluations have reached so far; null before the first. */
  BestTracked bestTracked;

  /** The values that evaluations gave so far; null before the first. */
  Evaluations evaluations;

  /** Flat parameters of the critic T. */
  final float[] critic;

  /** Flat parameters of the generator G. */
  final float[] generator;

  /** Flat parameters of the averaged generator, the one that is sampled, evaluated and exported. */
  final float[] average;

  final Optimizer criticOptimizer;
  final Optimizer generatorOptimizer;

  /** Of the critic; empty where its weights are as they are. */
  final Optional<SpectralNorm> spectralNorm;

  TrainingState(
      long iteration,
      int attempt,
      AugmentationPolicy augmentation,
      ModelOrigin origin,
      BestTracked bestTracked,
      Evaluations evaluations,
      float[] critic,
      float[] generator,
      float[] average,
      Optimizer criticOptimizer,
      Optimizer generatorOptimizer,
      Optional<SpectralNorm> spectralNorm) {
    this.iteration = iteration;
    this.attempt = attempt;
    this.augmentation = augmentation;
    this.origin = origin;
    this.bestTracked = bestTracked;
    this.evaluations = evaluations;
    this.critic = critic;
    this.generator = generator;
    this.average = average;
    this.criticOptimizer = criticOptimizer;
    this.generatorOptimizer = generatorOptimizer;
    this.spectralNorm = spectralNorm;
  }

  /** The state before the first iteration. */
  static TrainingState initial(
      Adversaries networks, Recipe recipe, AugmentationPolicy augmentation, Randomness random) {
    long seed = random.seed(Purpose.INITIAL_VALUES, 0, 0);
    return beginning(
        networks,
        recipe,
        augmentation,
        random,
        null,
        InitialParameters.of(networks.generator(), seed),
        InitialParameters.of(networks.critic(), seed));
  }

  /** The same with the networks of another training, which are trained on in place. */
  static TrainingState initial(
      Adversaries networks,
      Recipe recipe,
      AugmentationPolicy augmentation,
      Randomness random,
      Pretrained pretrained) {
    return beginning(
        networks,
        recipe,
        augmentation,
        random,
        pretrained.origin(),
        pretrained.generator(),
        pretrained.critic());
  }

  private static TrainingState beginning(
      Adversaries networks,
      Recipe recipe,
      AugmentationPolicy augmentation,
      Randomness random,
      ModelOrigin origin,
      float[] generator,
      float[] critic) {
    recipe.constraint().weightClipping().ifPresent(w -> w.clip(networks.criticLayout(), critic));
    return new TrainingState(
        0,
        random.attempt(),
        augmentation,
        origin,
        null,
        null,
        critic,
        generator,
        generator.clone(),
        recipe.criticOptimizer().start(networks.criticLayout()),
        recipe.generatorOptimizer().start(networks.generatorLayout()),
        recipe.constraint().spectralNorm()
            ? Optional.of(
                SpectralNorm.start(
                    networks.criticLayout(), critic, random.seed(Purpose.SPECTRAL_VECTORS, 0, 0)))
            : Optional.empty());
  }

  /** The same state, to go on from with the random numbers of another attempt. */
  TrainingState withAttempt(int other) {
    return new TrainingState(
        iteration,
        other,
        augmentation,
        origin,
        bestTracked,
        evaluations,
        critic,
        generator,
        average,
        criticOptimizer,
        generatorOptimizer,
        spectralNorm);
  }

  /** Whether every parameter and every moment is a finite number. */
  boolean finite() {
    return finite(critic)
        && finite(generator)
        && finite(average)
        && finite(criticOptimizer)
        && finite(generatorOptimizer);
  }

  private static boolean finite(Optimizer optimizer) {
    return optimizer.moments().stream().allMatch(TrainingState::finite);
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
