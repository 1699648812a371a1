package io.ganqp.trainer.training;

import io.ganqp.crds.v1alpha1.TrainingLoopSpec;
import io.ganqp.trainer.augment.Augmentation;
import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.network.GeneratorAverage;
import io.ganqp.trainer.objective.CriticLoss;
import io.ganqp.trainer.objective.GeneratorLoss;
import io.ganqp.trainer.objective.Objective;
import io.ganqp.trainer.profile.Phase;
import io.ganqp.trainer.profile.TimeSpent;

/**
 * The algorithm of the paper (arXiv 1811.07296, §4): some critic steps, then one generator step,
 * each on a fresh batch, each followed by Adam. The critic sees all images augmented, and so does
 * the distance; the generator learns through the augmentation (arXiv 2006.10738). Works on one
 * {@link TrainingState} in place.
 */
final class GanTrainer implements AutoCloseable {

  /** Share of the running batch-norm statistics that a step keeps, as in Keras. */
  private static final double STATISTICS_MOMENTUM = 0.99;

  private final TrainingState state;
  private final Objective objective;
  private final BatchSampler images;
  private final Randomness randomness;
  private final GeneratorAverage average;
  private final Adversaries networks;
  private final int batch;
  private final int criticSteps;

  private final TimeSpent time;

  private final Augmentation pairAugmentation;
  private final Augmentation fakeAugmentation;
  private final Plan generator;
  private final Plan criticOnPairs;
  private final Plan criticOnFakes;

  private final float[] latents;
  private final float[] pairs;
  private final float[] seenGradient;
  private final float[] criticGradient;
  private final float[] generatorGradient;

  GanTrainer(
      TrainingState state,
      TrainingLoopSpec spec,
      Adversaries networks,
      Objective objective,
      Engine engine,
      BatchSampler images,
      Randomness randomness,
      TimeSpent time) {
    this.time = time;
    this.state = state;
    this.networks = networks;
    this.objective = objective;
    this.images = images;
    this.randomness = randomness;
    this.batch = spec.batchSize();
    this.criticSteps = spec.criticSteps();
    this.average = new GeneratorAverage(networks.generatorLayout(), spec.averageDecay());

    int imageSize = networks.critic().inputs();
    latents = new float[batch * networks.generator().inputs()];
    pairs = new float[2 * batch * imageSize];
    seenGradient = new float[batch * imageSize];
    criticGradient = new float[networks.criticLayout().size()];
    generatorGradient = new float[networks.generatorLayout().size()];

    int side = networks.imageSide();
    pairAugmentation = state.augmentation.compile(2 * batch, side);
    fakeAugmentation = state.augmentation.compile(batch, side);
    generator = engine.compile(networks.generator(), PlanOptions.parameterGradient(batch, 1));
    criticOnPairs = engine.compile(networks.critic(), PlanOptions.parameterGradient(2 * batch, 2));
    criticOnFakes = engine.compile(networks.critic(), PlanOptions.inputGradient(batch));
    generator.load(state.generator);
    criticOnPairs.load(state.critic);
  }

  /** Moves the state on by one iteration, and says how it went. */
  IterationMetrics iterate() {
    long iteration = state.iteration + 1;
    CriticLoss critic = null;
    for (int step = 0; step < criticSteps; step++) {
      critic = criticStep(iteration, step);
    }
    GeneratorLoss generatorLoss = generatorStep(iteration);
    average.update(state.average, state.generator, state.iteration);
    lap(Phase.AVERAGE);
    state.iteration = iteration;
    return new IterationMetrics(
        iteration,
        critic.value(),
        generatorLoss.value(),
        critic.scoreDifference(),
        critic.lipschitzRatio());
  }

  private CriticLoss criticStep(long iteration, int step) {
    images.fill(((iteration - 1) * criticSteps + step) * batch, batch, pairs);
    lap(Phase.IMAGES);
    Latents.fill(randomness.seed(Purpose.CRITIC_LATENTS, iteration, step), latents);
    lap(Phase.LATENTS);
    float[] fakes = generator.forward(latents);
    System.arraycopy(fakes, 0, pairs, fakes.length, fakes.length);
    lap(Phase.GENERATOR);
    float[] seen =
        pairAugmentation.forward(
            pairs, randomness.seed(Purpose.CRITIC_AUGMENTATION, iteration, step));
    lap(Phase.AUGMENT);

    float[] scores = criticOnPairs.forward(seen);
    lap(Phase.CRITIC);
    CriticLoss loss =
        objective.divergence().critic(scores, objective.distance().between(seen, batch));
    lap(Phase.LOSS);
    criticOnPairs.backward(loss.gradient(), criticGradient, null);
    lap(Phase.CRITIC);

    state.criticAdam.step(state.critic, criticGradient);
    lap(Phase.ADAM);
    for (int group = 0; group < 2; group++) {
      BatchNormStatistics.follow(
          networks.criticLayout(),
          criticOnPairs,
          group,
          state.critic,
          STATISTICS_MOMENTUM,
          criticGradient); // Adam has used it, and the next backward pass overwrites all of it
    }
    lap(Phase.AVERAGE);
    criticOnPairs.load(state.critic);
    lap(Phase.CRITIC);
    return loss;
  }

  private GeneratorLoss generatorStep(long iteration) {
    criticOnFakes.load(state.critic);
    lap(Phase.CRITIC);
    Latents.fill(randomness.seed(Purpose.GENERATOR_LATENTS, iteration, 0), latents);
    lap(Phase.LATENTS);
    float[] fakes = generator.forward(latents);
    lap(Phase.GENERATOR);
    float[] seen =
        fakeAugmentation.forward(
            fakes, randomness.seed(Purpose.GENERATOR_AUGMENTATION, iteration, 0));
    lap(Phase.AUGMENT);
    float[] scores = criticOnFakes.forward(seen);
    lap(Phase.CRITIC);
    GeneratorLoss loss = objective.divergence().generator(scores);
    lap(Phase.LOSS);
    criticOnFakes.backward(loss.gradient(), null, seenGradient);
    lap(Phase.CRITIC);
    float[] fakeGradient = fakeAugmentation.backward(seenGradient);
    lap(Phase.AUGMENT);
    generator.backward(fakeGradient, generatorGradient, null);
    lap(Phase.GENERATOR);

    state.generatorAdam.step(state.generator, generatorGradient);
    lap(Phase.ADAM);
    BatchNormStatistics.follow(
        networks.generatorLayout(),
        generator,
        0,
        state.generator,
        STATISTICS_MOMENTUM,
        generatorGradient);
    lap(Phase.AVERAGE);
    generator.load(state.generator);
    lap(Phase.GENERATOR);
    return loss;
  }

  private void lap(Phase phase) {
    time.spentOn(phase);
  }

  @Override
  public void close() {
    generator.close();
    criticOnPairs.close();
    criticOnFakes.close();
  }
}
