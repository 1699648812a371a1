package io.ganqp.trainer.training;

import io.ganqp.contract.metric.Direction;
import io.ganqp.trainer.network.Adam;
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
    put(bits, "criticAdam", state.criticAdam);
    put(bits, "generatorAdam", state.generatorAdam);
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
        new BestTracked(
            "swd", Direction.LOWER_IS_BETTER, random.nextDouble(), 16, random.nextDouble()),
        state.critic,
        state.generator,
        state.average,
        adam(parts, state.criticAdam, iteration * 2, random),
        adam(parts, state.generatorAdam, iteration, random));
  }

  private static Adam adam(TrainingParts parts, Adam adam, long steps, SplittableRandom random) {
    fill(adam.firstMoment(), random);
    fill(adam.secondMoment(), random);
    boolean critic = adam.firstMoment().length == parts.networks().criticLayout().size();
    return new Adam(
        critic ? parts.networks().criticLayout() : parts.networks().generatorLayout(),
        TrainingState.rates(parts.spec().optimizer()),
        adam.firstMoment(),
        adam.secondMoment(),
        steps);
  }

  private static void fill(float[] values, SplittableRandom random) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    values[0] = -0f;
    values[1] = Float.MIN_VALUE;
  }

  private static void put(Map<String, Object> bits, String name, Adam adam) {
    bits.put(name + ".steps", adam.steps());
    bits.put(name + ".firstMoment", bits(adam.firstMoment()));
    bits.put(name + ".secondMoment", bits(adam.secondMoment()));
  }
}
