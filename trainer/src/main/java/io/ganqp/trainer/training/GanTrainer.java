package io.ganqp.trainer.training;

import io.ganqp.crds.v1alpha1.TrainingLoopSpec;
import io.ganqp.trainer.augment.Augmentation;
import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.network.GeneratorAverage;
import io.ganqp.trainer.objective.Loss;
import io.ganqp.trainer.profile.Phase;
import io.ganqp.trainer.profile.TimeSpent;
import io.ganqp.trainer.recipe.Recipe;
import java.util.Arrays;

/**
 * The algorithm of the paper (arXiv 1811.07296, §4): some critic steps, then one generator step,
 * each on a fresh batch, each followed by the optimizer. The critic sees all images augmented, and
 * so does the distance; the generator learns through the augmentation (arXiv 2006.10738). Works on
 * one {@link TrainingState} in place.
 */
final class GanTrainer implements AutoCloseable {

  private final TrainingState state;
  private final Randomness randomness;
  private final RealBatches reals;
  private final boolean generatorNeedsReals;
  private final int criticSteps;
  private final TimeSpent time;

  private final Generator generator;
  private final Critic critic;
  private final GeneratorAverage average;
  private final Augmentation pairAugmentation;
  private final Augmentation judgedAugmentation;

  private final float[] pairs;
  private final float[] judgedGradient;

  GanTrainer(
      TrainingState state,
      TrainingLoopSpec spec,
      Adversaries networks,
      Recipe recipe,
      Engine engine,
      BatchSampler images,
      Randomness randomness,
      TimeSpent time) {
    int batch = spec.batchSize();
    this.state = state;
    this.randomness = randomness;
    this.criticSteps = recipe.criticSteps();
    this.generatorNeedsReals = recipe.objective().divergence().generatorNeedsReals();
    this.reals =
        new RealBatches(images, batch, generatorNeedsReals ? criticSteps + 1 : criticSteps);
    this.time = time;
    this.average = new GeneratorAverage(networks.generatorLayout(), spec.averageDecay());

    int judged = generatorNeedsReals ? 2 * batch : batch;
    int side = networks.imageSide();
    this.pairAugmentation = state.augmentation.compile(2 * batch, side);
    this.judgedAugmentation = state.augmentation.compile(judged, side);
    this.pairs = new float[2 * batch * networks.generator().outputs()];
    this.judgedGradient = new float[judged * networks.generator().outputs()];

    this.generator = new Generator(state, networks, engine, batch, time);
    this.critic = new Critic(state, networks, recipe, engine, batch, time);
  }

  /** Moves the state on by one iteration, and says how it went. */
  IterationMetrics iterate() {
    long iteration = state.iteration + 1;
    Loss criticLoss = null;
    for (int step = 0; step < criticSteps; step++) {
      criticLoss = criticStep(iteration, step);
    }
    Loss generatorLoss = generatorStep(iteration);
    average.update(state.average, state.generator, state.iteration);
    time.spentOn(Phase.UPDATE);
    state.iteration = iteration;
    return new IterationMetrics(
        iteration, criticLoss.value(), generatorLoss.value(), criticLoss.diagnostics());
  }

  private Loss criticStep(long iteration, int step) {
    float[] fakes = generator.generate(randomness.seed(Purpose.CRITIC_LATENTS, iteration, step));
    return critic.learn(
        pairAugmentation.forward(
            paired(iteration, step, fakes),
            randomness.seed(Purpose.CRITIC_AUGMENTATION, iteration, step)),
        randomness.seed(Purpose.CONSTRAINT, iteration, step));
  }

  private Loss generatorStep(long iteration) {
    float[] fakes = generator.generate(randomness.seed(Purpose.GENERATOR_LATENTS, iteration, 0));
    float[] judged = generatorNeedsReals ? paired(iteration, criticSteps, fakes) : fakes;
    Loss loss =
        critic.judge(
            judgedAugmentation.forward(
                judged, randomness.seed(Purpose.GENERATOR_AUGMENTATION, iteration, 0)),
            judgedGradient);
    generator.learn(ofFakes(judgedAugmentation.backward(judgedGradient), fakes.length));
    return loss;
  }

  /** [reals, fakes], with the reals of a draw of an iteration. */
  private float[] paired(long iteration, int draw, float[] fakes) {
    reals.fill(iteration, draw, pairs);
    System.arraycopy(fakes, 0, pairs, fakes.length, fakes.length);
    return pairs;
  }

  private static float[] ofFakes(float[] gradient, int length) {
    return gradient.length == length
        ? gradient
        : Arrays.copyOfRange(gradient, gradient.length - length, gradient.length);
  }

  @Override
  public void close() {
    generator.close();
    critic.close();
  }
}
