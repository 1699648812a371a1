package io.ganqp.trainer.training;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.trainer.network.Adam;
import io.ganqp.trainer.network.Optimizer;
import io.ganqp.trainer.network.OptimizerRates;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** States to compare, bit by bit. */
final class States {

  private States() {}

  /** Everything that a state holds, by name; vectors as the bits of their values. */
  static Map<String, Object> bits(TrainingState state) {
    Map<String, Object> bits = new LinkedHashMap<>();
    bits.put("iteration", state.iteration);
    bits.put("attempt", state.attempt);
    bits.put("critic", bits(state.critic));
    bits.put("generator", bits(state.generator));
    bits.put("average", bits(state.average));
    put(bits, "critic", state.criticOptimizer);
    put(bits, "generator", state.generatorOptimizer);
    state.spectralNorm.ifPresent(norm -> bits.put("spectralNorm", bits(norm.vectors())));
    return bits;
  }

  static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  /** A state in which no value is what it is at the beginning. */
  static TrainingState random(TrainingParts parts, long iteration) {
    SplittableRandom random = new SplittableRandom(iteration);
    TrainingState state = parts.initial(2);
    state.iteration = iteration;
    fill(state.critic, random);
    fill(state.generator, random);
    fill(state.average, random);
    return new TrainingState(
        state.iteration,
        state.attempt,
        state.augmentation,
        state.origin,
        new BestTracked(
            "swd",
            Direction.LOWER_IS_BETTER,
            random.nextDouble(),
            16,
            random.nextDouble(),
            null,
            null),
        Evaluations.with(
            null,
            iteration,
            new MetricValue("swd", Direction.LOWER_IS_BETTER, random.nextDouble(), 0.1),
            16),
        state.critic,
        state.generator,
        state.average,
        filled(
            parts.recipe().criticOptimizer(),
            parts.networks().criticLayout(),
            state.criticOptimizer,
            iteration * 2,
            random),
        filled(
            parts.recipe().generatorOptimizer(),
            parts.networks().generatorLayout(),
            state.generatorOptimizer,
            iteration,
            random),
        state.spectralNorm);
  }

  private static Optimizer filled(
      OptimizerRates rates,
      ParameterLayout layout,
      Optimizer optimizer,
      long steps,
      SplittableRandom random) {
    optimizer.moments().forEach(moment -> fill(moment, random));
    return rates.resume(layout, optimizer.moments(), steps);
  }

  private static void fill(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    values[0] = -0f;
    values[1] = Float.MIN_VALUE;
  }

  private static void put(Map<String, Object> bits, String network, Optimizer optimizer) {
    if (optimizer instanceof Adam adam) {
      bits.put(network + "Adam.steps", adam.steps());
      bits.put(network + "Adam.firstMoment", bits(adam.firstMoment()));
      bits.put(network + "Adam.secondMoment", bits(adam.secondMoment()));
    } else {
      bits.put(network + "RmsProp.steps", optimizer.steps());
      bits.put(network + "RmsProp.secondMoment", bits(optimizer.moments().get(0)));
    }
  }
}
