package io.ganqp.trainer.bench;

import com.sun.management.OperatingSystemMXBean;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.Adam;
import io.ganqp.trainer.network.InitialParameters;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterLayout;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/**
 * Times iterations of engines: two critic steps on real and fake as one batch of 2B, one generator
 * step, and Adam. The score gradients are constant, since the loss costs next to nothing.
 *
 * <p>Arguments: resolution, base channels, batch size, iterations, names of engines.
 */
public final class EngineBenchmark {

  private static final int LATENT = 128;
  private static final int CRITIC_STEPS = 2;
  private static final Adam.Rates RATES = new Adam.Rates(2e-4, 0.5, 0.999);

  private final int batch;
  private final NetworkDefinition generator;
  private final NetworkDefinition critic;
  private final float[] generatorParameters;
  private final float[] criticParameters;
  private final float[] generatorGradient;
  private final float[] criticGradient;
  private final Adam generatorAdam;
  private final Adam criticAdam;
  private final Plan fakes;
  private final Plan criticStep;
  private final Plan criticInput;
  private final Plan generatorStep;
  private final float[] pair;
  private final Random random = new Random(1);

  private EngineBenchmark(Engine engine, int resolution, int base, int batch) {
    this.batch = batch;
    generator = Networks.generator(resolution, LATENT, base, 2048);
    critic = Networks.critic(resolution, base, 2048);
    generatorParameters = InitialParameters.of(generator, 1);
    criticParameters = InitialParameters.of(critic, 1);
    generatorGradient = new float[generatorParameters.length];
    criticGradient = new float[criticParameters.length];
    generatorAdam = new Adam(ParameterLayout.of(generator), RATES);
    criticAdam = new Adam(ParameterLayout.of(critic), RATES);
    fakes = engine.compile(generator, PlanOptions.forwardOnly(batch));
    criticStep = engine.compile(critic, PlanOptions.parameterGradient(2 * batch, 2));
    criticInput = engine.compile(critic, PlanOptions.inputGradient(batch));
    generatorStep = engine.compile(generator, PlanOptions.parameterGradient(batch, 1));
    pair = normal(2 * batch * critic.inputs());
  }

  private void iteration() {
    for (int i = 0; i < CRITIC_STEPS; i++) {
      fakes.load(generatorParameters);
      float[] images = fakes.forward(normal(batch * LATENT));
      System.arraycopy(images, 0, pair, images.length, images.length);
      criticStep.load(criticParameters);
      criticStep.forward(pair);
      float[] scoreGradient = new float[2 * batch];
      Arrays.fill(scoreGradient, 0, batch, -1f / batch);
      Arrays.fill(scoreGradient, batch, 2 * batch, 1f / batch);
      criticStep.backward(scoreGradient, criticGradient, null);
      criticAdam.step(criticParameters, criticGradient);
    }
    generatorStep.load(generatorParameters);
    float[] images = generatorStep.forward(normal(batch * LATENT));
    criticInput.load(criticParameters);
    criticInput.forward(images);
    float[] scoreGradient = new float[batch];
    Arrays.fill(scoreGradient, -1f / batch);
    float[] imageGradient = new float[images.length];
    criticInput.backward(scoreGradient, null, imageGradient);
    generatorStep.backward(imageGradient, generatorGradient, null);
    generatorAdam.step(generatorParameters, generatorGradient);
  }

  private float[] normal(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** Runs the engines in turn, so that a busy machine is busy for all, and prints medians. */
  public static void main(String[] arguments) {
    int resolution = Integer.parseInt(arguments[0]);
    int base = Integer.parseInt(arguments[1]);
    int batch = Integer.parseInt(arguments[2]);
    int iterations = Integer.parseInt(arguments[3]);
    List<Timing> timings = new ArrayList<>();
    for (int i = 4; i < arguments.length; i++) {
      Engine engine = Engines.open(arguments[i]);
      System.out.println(engine.name() + ": " + engine.device());
      timings.add(
          new Timing(
              engine, new EngineBenchmark(engine, resolution, base, batch), new ArrayList<>()));
    }
    timings.forEach(timing -> timing.benchmark().iteration());
    for (int i = 0; i < iterations; i++) {
      timings.forEach(Timing::measure);
    }
    System.out.printf("%d px, base %d, batch %d; an iteration:%n", resolution, base, batch);
    for (Timing timing : timings) {
      timing.print(timings.get(0));
      timing.engine().close();
    }
  }

  private record Sample(double wallSeconds, double cpuSeconds) {}

  private record Timing(Engine engine, EngineBenchmark benchmark, List<Sample> samples) {

    private void measure() {
      long start = System.nanoTime();
      long cpuStart = cpuNanos();
      benchmark.iteration();
      samples.add(new Sample((System.nanoTime() - start) / 1e9, (cpuNanos() - cpuStart) / 1e9));
    }

    private void print(Timing baseline) {
      System.out.printf(
          Locale.ROOT,
          "  %-8s best %.3f s, median %.3f s, cpu %.3f s, %.2f of the cpu time of %s%n",
          engine.name(),
          samples.stream().mapToDouble(Sample::wallSeconds).min().orElseThrow(),
          median(Sample::wallSeconds),
          median(Sample::cpuSeconds),
          median(Sample::cpuSeconds) / baseline.median(Sample::cpuSeconds),
          baseline.engine.name());
    }

    private double median(ToDoubleFunction<Sample> figure) {
      double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  /** CPU time of all threads: unlike wall time, it means something on a busy machine. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
