package io.ganqp.trainer.bench;

import com.sun.management.OperatingSystemMXBean;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.dl4j.Dl4jEngine;
import io.ganqp.trainer.network.Adam;
import io.ganqp.trainer.network.InitialParameters;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterLayout;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Times iterations of an engine: two critic steps on real and fake as one batch of 2B, one
 * generator step, and Adam. The score gradients are constant, since the loss costs next to nothing.
 *
 * <p>Arguments: resolution, base channels, batch size, iterations.
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

  /** Runs it and prints the median. */
  public static void main(String[] arguments) {
    int resolution = Integer.parseInt(arguments[0]);
    int base = Integer.parseInt(arguments[1]);
    int batch = Integer.parseInt(arguments[2]);
    double[] seconds = new double[Integer.parseInt(arguments[3])];
    double cpuSeconds;
    try (Engine engine = new Dl4jEngine()) {
      System.out.println(engine.device());
      EngineBenchmark benchmark = new EngineBenchmark(engine, resolution, base, batch);
      benchmark.iteration();
      long cpuStart = cpuNanos();
      for (int i = 0; i < seconds.length; i++) {
        long start = System.nanoTime();
        benchmark.iteration();
        seconds[i] = (System.nanoTime() - start) / 1e9;
      }
      cpuSeconds = (cpuNanos() - cpuStart) / 1e9 / seconds.length;
    }
    Arrays.sort(seconds);
    System.out.printf(
        Locale.ROOT,
        "%d px, base %d, batch %d: best %.3f s, median %.3f s, cpu %.3f s an iteration%n",
        resolution,
        base,
        batch,
        seconds[0],
        seconds[seconds.length / 2],
        cpuSeconds);
  }

  /** CPU time of all threads: unlike wall time, it means something on a busy machine. */
  private static long cpuNanos() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }
}
