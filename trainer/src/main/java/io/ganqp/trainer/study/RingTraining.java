package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.Loss;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Trains a GAN on the ring; all random numbers follow from one seed. */
final class RingTraining {

  private static final int BATCH = 64;
  private static final int LATENTS = 8;
  private static final int WIDTH = 32;
  private static final long SHOWN = 0x5EED;

  private final RingRecipe recipe;
  private final Random random;
  private final Mlp generator = new Mlp(new int[] {LATENTS, WIDTH, WIDTH, 2}, 0);
  private final double[] parameters;
  private final Rule.Steps steps;
  private final RingCritic critic;

  RingTraining(RingRecipe recipe, long seed) {
    this(recipe, seed, 1);
  }

  /**
   * @param spread factor of the points that the generator begins with
   */
  RingTraining(RingRecipe recipe, long seed, double spread) {
    this.recipe = recipe;
    this.random = new Random(seed);
    this.parameters = generator.initial(random);
    for (int i = generator.offset(generator.layers() - 1); i < parameters.length; i++) {
      parameters[i] *= spread;
    }
    this.steps = recipe.rule().new Steps(parameters.length);
    this.critic = new RingCritic(recipe, random);
  }

  /**
   * How an iteration went.
   *
   * @param critic loss of the last critic step
   * @param gradient norm of the gradient of the generator's loss for one fake, as a mean over the
   *     batch
   */
  record Step(int iteration, double critic, Map<String, Double> diagnostics, double gradient) {}

  /** Iterations of both networks. */
  void run(int iterations, Consumer<Step> observer) {
    for (int i = 1; i <= iterations; i++) {
      Loss loss = criticSteps();
      observer.accept(step(i, loss, generatorStep()));
    }
  }

  /** Iterations of the critic alone; the generator stays as it began. */
  void runCritic(int iterations, Consumer<Step> observer) {
    for (int i = 1; i <= iterations; i++) {
      Loss loss = criticSteps();
      observer.accept(step(i, loss, judged(generated(latents(random, BATCH)))));
    }
  }

  /** Points of the generator, the same latents at each call, [count · 2]. */
  double[] points(int count) {
    double[] latents = latents(new Random(SHOWN), count);
    return generator.forward(parameters, latents, count)[generator.layers()];
  }

  private static Step step(int iteration, Loss loss, double[] gradient) {
    double sum = 0;
    for (int b = 0; b < BATCH; b++) {
      sum += Math.hypot(gradient[2 * b], gradient[2 * b + 1]);
    }
    return new Step(iteration, loss.value(), loss.diagnostics(), sum);
  }

  private Loss criticSteps() {
    Loss loss = null;
    for (int i = 0; i < recipe.criticSteps(); i++) {
      loss = critic.learn(pairs(generated(latents(random, BATCH))));
    }
    return loss;
  }

  private double[] generatorStep() {
    double[][] outputs = generator.forward(parameters, latents(random, BATCH), BATCH);
    double[] gradient = judged(outputs[generator.layers()]);
    double[] ofParameters = new double[parameters.length];
    generator.addParameterGradient(
        outputs, generator.backward(parameters, outputs, gradient), ofParameters);
    steps.step(parameters, ofParameters);
    return gradient;
  }

  private double[] judged(double[] fakes) {
    return critic.judge(pairs(fakes));
  }

  private double[] generated(double[] latents) {
    return generator.forward(parameters, latents, BATCH)[generator.layers()];
  }

  private double[] pairs(double[] fakes) {
    double[] pairs = Arrays.copyOf(Ring.draw(BATCH, random), 2 * fakes.length);
    System.arraycopy(fakes, 0, pairs, fakes.length, fakes.length);
    return pairs;
  }

  private static double[] latents(Random random, int count) {
    double[] latents = new double[count * LATENTS];
    Arrays.setAll(latents, i -> random.nextGaussian());
    return latents;
  }
}
