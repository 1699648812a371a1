package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.Loss;
import io.ganqp.trainer.objective.Objective;
import java.util.Arrays;
import java.util.Random;

/** The critic of points in the plane at work. Pairs are B real points, then B fake ones. */
final class RingCritic {

  private static final int WIDTH = 32;
  private static final double LEAK = 0.2;

  private final Objective objective;
  private final Hold hold;
  private final CriticInputs inputs;
  private final Mlp network;
  private final double[] parameters;
  private final Rule.Steps steps;
  private final SpectralScale spectral;
  private final Random random;

  RingCritic(RingRecipe recipe, Random random) {
    this.objective = recipe.objective();
    this.hold = recipe.hold();
    this.inputs = CriticInputs.of(objective.divergence());
    this.network = new Mlp(new int[] {inputs.width(), WIDTH, WIDTH, 1}, LEAK);
    this.parameters = network.initial(random);
    this.steps = recipe.rule().new Steps(parameters.length);
    this.spectral = hold instanceof Hold.Spectral ? new SpectralScale(network, random) : null;
    this.random = random;
    for (int i = network.offset(network.layers() - 1); i < parameters.length; i++) {
      parameters[i] *= recipe.lastLayerScale();
    }
  }

  /** One step on the critic's loss. */
  Loss learn(double[] pairs) {
    double[] used = used();
    double[] gradient = new double[parameters.length];
    double[] points = inputs.of(pairs);
    double[][] outputs = network.forward(used, points, points.length / inputs.width());
    Loss loss = objective.critic(floats(outputs[network.layers()]), floats(pairs));
    double[][] deltas = network.backward(used, outputs, doubles(loss.gradient()));
    network.addParameterGradient(outputs, deltas, gradient);
    if (hold instanceof Hold.Penalty penalty) {
      addPenalty(penalty, pairs, gradient);
    }
    if (spectral != null) {
      spectral.pullBack(used, gradient);
    }
    steps.step(parameters, gradient);
    if (hold instanceof Hold.Clipping clipping) {
      for (int i = 0; i < parameters.length; i++) {
        parameters[i] = Math.max(-clipping.c(), Math.min(clipping.c(), parameters[i]));
      }
    }
    return loss;
  }

  /** The gradient of the generator's loss for the fakes, [B · 2]. */
  double[] judge(double[] pairs) {
    double[] used = used();
    double[] points = inputs.of(pairs);
    double[][] outputs = network.forward(used, points, points.length / inputs.width());
    Loss loss = generatorLoss(floats(outputs[network.layers()]));
    double[][] deltas = network.backward(used, outputs, doubles(loss.gradient()));
    return inputs.ofFakes(network.inputGradient(used, deltas));
  }

  /** The objective takes scores of fakes alone where it needs no more. */
  private Loss generatorLoss(float[] scores) {
    if (objective.divergence().generatorNeedsReals()) {
      return objective.generator(scores);
    }
    int batch = scores.length / 2;
    Loss ofFakes = objective.generator(Arrays.copyOfRange(scores, batch, scores.length));
    return new Loss(ofFakes.value(), new float[batch], ofFakes.fake());
  }

  private double[] used() {
    return spectral == null ? parameters : spectral.scaled(parameters);
  }

  /**
   * The exact gradient of a penalty, by sending the directions of the gradients through the network
   * with its ReLUs held.
   */
  private void addPenalty(Hold.Penalty penalty, double[] pairs, double[] gradient) {
    double[] points = penalisedPoints(penalty.points(), pairs);
    int count = points.length / 2;
    // Both halves of reals and fakes are means of their own.
    double weight = penalty.points() == Hold.Points.REALS_AND_FAKES ? 2.0 / count : 1.0 / count;
    double[] ones = new double[count];
    Arrays.fill(ones, 1);
    double[][] outputs = network.forward(parameters, points, count);
    double[][] deltas = network.backward(parameters, outputs, ones);
    double[] directions = network.inputGradient(parameters, deltas);
    for (int b = 0; b < count; b++) {
      double norm = Math.hypot(directions[2 * b], directions[2 * b + 1]);
      double scale = norm > 0 ? weight * penalty.slope().applyAsDouble(norm) / norm : 0;
      directions[2 * b] *= scale;
      directions[2 * b + 1] *= scale;
    }
    network.addWeightGradient(network.tangents(parameters, outputs, directions), deltas, gradient);
  }

  private double[] penalisedPoints(Hold.Points where, double[] pairs) {
    if (where == Hold.Points.REALS_AND_FAKES) {
      return pairs;
    }
    int half = pairs.length / 2;
    double[] points = new double[half];
    for (int b = 0; b < half / 2; b++) {
      double alpha = random.nextDouble();
      for (int i = 2 * b; i < 2 * b + 2; i++) {
        points[i] = alpha * pairs[i] + (1 - alpha) * pairs[half + i];
      }
    }
    return points;
  }

  private static float[] floats(double[] values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }
}
