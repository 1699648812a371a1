package io.ganqp.trainer.training;

import io.ganqp.crds.v1alpha1.TrainingLoopSpec;
import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.engine.BatchNormStatistics;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.IterationMetrics;
import io.ganqp.trainer.network.GeneratorAverage;
import io.ganqp.trainer.objective.CriticLoss;
import io.ganqp.trainer.objective.GeneratorLoss;
import io.ganqp.trainer.objective.Objective;

/**
 * The algorithm of the paper (arXiv 1811.07296, §4): some critic steps, then one generator step,
 * each on a fresh batch, each followed by Adam. Works on one {@link TrainingState} in place.
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

  private final Plan generator;
  private final Plan criticOnPairs;
  private final Plan criticOnFakes;

  private final float[] latents;
  private final float[] pairs;
  private final float[] fakeGradient;
  private final float[] criticGradient;
  private final float[] generatorGradient;

  GanTrainer(
      TrainingState state,
      TrainingLoopSpec spec,
      Adversaries networks,
      Objective objective,
      Engine engine,
      BatchSampler images,
      Randomness randomness) {
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
    fakeGradient = new float[batch * imageSize];
    criticGradient = new float[networks.criticLayout().size()];
    generatorGradient = new float[networks.generatorLayout().size()];

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
    Latents.fill(randomness.seed(Purpose.CRITIC_LATENTS, iteration, step), latents);
    float[] fakes = generator.forward(latents);
    System.arraycopy(fakes, 0, pairs, fakeGradient.length, fakeGradient.length);

    float[] scores = criticOnPairs.forward(pairs);
    CriticLoss loss =
        objective.divergence().critic(scores, objective.distance().between(pairs, batch));
    criticOnPairs.backward(loss.gradient(), criticGradient, null);

    state.criticAdam.step(state.critic, criticGradient);
    for (int group = 0; group < 2; group++) {
      BatchNormStatistics.follow(
          networks.criticLayout(), criticOnPairs, group, state.critic, STATISTICS_MOMENTUM);
    }
    criticOnPairs.load(state.critic);
    return loss;
  }

  private GeneratorLoss generatorStep(long iteration) {
    criticOnFakes.load(state.critic);
    Latents.fill(randomness.seed(Purpose.GENERATOR_LATENTS, iteration, 0), latents);
    float[] scores = criticOnFakes.forward(generator.forward(latents));
    GeneratorLoss loss = objective.divergence().generator(scores);
    criticOnFakes.backward(loss.gradient(), null, fakeGradient);
    generator.backward(fakeGradient, generatorGradient, null);

    state.generatorAdam.step(state.generator, generatorGradient);
    BatchNormStatistics.follow(
        networks.generatorLayout(), generator, 0, state.generator, STATISTICS_MOMENTUM);
    generator.load(state.generator);
    return loss;
  }

  @Override
  public void close() {
    generator.close();
    criticOnPairs.close();
    criticOnFakes.close();
  }
}
