package io.ganqp.trainer.bench;

import com.sun.management.OperatingSystemMXBean;
import io.ganqp.trainer.constraint.GradientPenalty;
import io.ganqp.trainer.constraint.InterpolatePenalty;
import io.ganqp.trainer.constraint.PenalisedCritic;
import io.ganqp.trainer.constraint.SpectralNorm;
import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.network.Adam;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
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
 * What the constraints of critics cost: a critic step, and an iteration of two of them and a
 * generator step, relative to the article's critic. The score gradients are constant, since losses
 * cost next to nothing.
 *
 * <p>Arguments: engine, resolution, base channels, batch size, iterations.
 */
public final class ConstraintBenchmark {

  private static final int LATENT = 128;
  private static final int CRITIC_STEPS = 2;
  private static final Adam.Rates RATES = new Adam.Rates(2e-4, 0.5, 0.999);

  private final Engine engine;
  private final int batch;
  private final NetworkDefinition generator;
  private final float[] generatorParameters;
  private final float[] generatorGradient;
  private final Adam generatorAdam;
  private final Plan generatorPlan;
  private final float[] pairs;
  private final Random random = new Random(1);

  private ConstraintBenchmark(Engine engine, int resolution, int base, int batch) {
    this.engine = engine;
    this.batch = batch;
    generator = Networks.generator(resolution, LATENT, base, 2048);
    generatorParameters = InitialParameters.of(generator, 1);
    generatorGradient = new float[generatorParameters.length];
    generatorAdam = new Adam(ParameterLayout.of(generator), RATES);
    generatorPlan = engine.compile(generator, PlanOptions.parameterGradient(batch, 1));
    generatorPlan.load(generatorParameters);
    pairs = normal(2 * batch * generator.outputs());
  }

  /** Gradient of the critic's loss, with the plans that it takes. */
  private interface Step {
    void gradient(float[] parameters, float[] gradient);
  }

  private record Sample(double wallSeconds, double cpuSeconds) {}

  private static final class Variant {
    private final String name;
    private final Step step;
    private final float[] parameters;
    private final float[] gradient;
    private final float[] imageGradient;
    private final Adam adam;
    private final Plan onFakes;
    private final List<Sample> criticSteps = new ArrayList<>();
    private final List<Sample> iterations = new ArrayList<>();

    Variant(String name, Engine engine, NetworkDefinition critic, int batch, Step step) {
      this.name = name;
      this.step = step;
      this.parameters = InitialParameters.of(critic, 1);
      this.gradient = new float[parameters.length];
      this.imageGradient = new float[batch * critic.inputs()];
      this.adam = new Adam(ParameterLayout.of(critic), RATES);
      this.onFakes = engine.compile(critic, PlanOptions.inputGradient(batch));
    }
  }

  private List<Variant> variants(int resolution, int base) {
    NetworkDefinition reference = Networks.critic(resolution, base, 2048);
    NetworkDefinition plain =
        Networks.critic(resolution, base, 2048, CriticOptions.reference().with(Normalisation.NONE));
    return List.of(
        new Variant("batch norm", engine, reference, batch, ordinary(reference)),
        new Variant("no batch norm", engine, plain, batch, ordinary(plain)),
        new Variant("R1 + R2", engine, plain, batch, atSamples(plain)),
        new Variant("WGAN-GP", engine, plain, batch, atInterpolates(plain)),
        new Variant("spectral norm", engine, plain, batch, spectral(plain)));
  }

  private Step ordinary(NetworkDefinition critic) {
    int groups = 2;
    Plan plan = engine.compile(critic, PlanOptions.parameterGradient(2 * batch, groups));
    float[] scoreGradient = scoreGradient();
    return (parameters, gradient) -> {
      plan.load(parameters);
      plan.forward(pairs);
      plan.backward(scoreGradient, gradient, null);
    };
  }

  private Step atSamples(NetworkDefinition critic) {
    Plan plan = engine.compile(critic, PlanOptions.penalised(2 * batch));
    PenalisedCritic penalised = new PenalisedCritic(critic, plan, 2 * batch);
    GradientPenalty penalty = GradientPenalty.r1AndR2(1);
    float[] scoreGradient = scoreGradient();
    return (parameters, gradient) -> {
      plan.load(parameters);
      penalised.lossAndPenalty(pairs, scores -> scoreGradient, penalty, gradient);
    };
  }

  private Step atInterpolates(NetworkDefinition critic) {
    Step loss = ordinary(critic);
    Plan plan = engine.compile(critic, PlanOptions.penalised(batch));
    InterpolatePenalty penalty =
        new InterpolatePenalty(GradientPenalty.wganGp(10).interpolates(), critic, plan, batch);
    float[] alphas = new float[batch];
    Arrays.fill(alphas, 0.3f);
    return (parameters, gradient) -> {
      loss.gradient(parameters, gradient);
      plan.load(parameters);
      penalty.addTo(gradient, pairs, alphas);
    };
  }

  private Step spectral(NetworkDefinition critic) {
    Step loss = ordinary(critic);
    SpectralNorm norm =
        SpectralNorm.start(ParameterLayout.of(critic), InitialParameters.of(critic, 1), 1);
    return (parameters, gradient) -> {
      loss.gradient(norm.iterate(parameters), gradient);
      norm.toGradientOfRaw(gradient);
    };
  }

  private float[] scoreGradient() {
    float[] gradient = new float[2 * batch];
    Arrays.fill(gradient, 0, batch, -1f / batch);
    Arrays.fill(gradient, batch, 2 * batch, 1f / batch);
    return gradient;
  }

  private void iteration(Variant variant, boolean measured) {
    Clock whole = new Clock();
    for (int i = 0; i < CRITIC_STEPS; i++) {
      float[] fakes = generatorPlan.forward(normal(batch * LATENT));
      System.arraycopy(fakes, 0, pairs, fakes.length, fakes.length);
      Clock step = new Clock();
      variant.step.gradient(variant.parameters, variant.gradient);
      variant.adam.step(variant.parameters, variant.gradient);
      if (measured) {
        variant.criticSteps.add(step.stop());
      }
    }
    float[] images = generatorPlan.forward(normal(batch * LATENT));
    variant.onFakes.load(variant.parameters);
    variant.onFakes.forward(images);
    float[] scoreGradient = new float[batch];
    Arrays.fill(scoreGradient, -1f / batch);
    variant.onFakes.backward(scoreGradient, null, variant.imageGradient);
    generatorPlan.backward(variant.imageGradient, generatorGradient, null);
    generatorAdam.step(generatorParameters, generatorGradient);
    generatorPlan.load(generatorParameters);
    if (measured) {
      variant.iterations.add(whole.stop());
    }
  }

  private float[] normal(int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  /** CPU time of all threads: unlike wall time, it means something on a busy machine. */
  private static final class Clock {
    private final long wall = System.nanoTime();
    private final long cpu = cpuNanos();

    Sample stop() {
      return new Sample((System.nanoTime() - wall) / 1e9, (cpuNanos() - cpu) / 1e9);
    }

    private static long cpuNanos() {
      return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }
  }

  /** Runs the variants in turn, so that a busy machine is busy for all, and prints medians. */
  public static void main(String[] arguments) {
    int resolution = Integer.parseInt(arguments[1]);
    int base = Integer.parseInt(arguments[2]);
    int batch = Integer.parseInt(arguments[3]);
    int iterations = Integer.parseInt(arguments[4]);
    try (Engine engine = Engines.open(arguments[0])) {
      ConstraintBenchmark benchmark = new ConstraintBenchmark(engine, resolution, base, batch);
      List<Variant> variants = benchmark.variants(resolution, base);
      variants.forEach(variant -> benchmark.iteration(variant, false));
      for (int i = 0; i < iterations; i++) {
        variants.forEach(variant -> benchmark.iteration(variant, true));
      }
      System.out.printf(
          "%s (%s), %d px, base %d, batch %d%n",
          engine.name(), engine.device(), resolution, base, batch);
      for (Variant variant : variants) {
        print(variant, variants.get(0));
      }
    }
  }

  private static void print(Variant variant, Variant first) {
    System.out.printf(
        Locale.ROOT,
        "  %-14s critic step %.3f s, cpu %.3f s (%.2f); iteration %.3f s, cpu %.3f s (%.2f)%n",
        variant.name,
        median(variant.criticSteps, Sample::wallSeconds),
        median(variant.criticSteps, Sample::cpuSeconds),
        ratio(variant.criticSteps, first.criticSteps),
        median(variant.iterations, Sample::wallSeconds),
        median(variant.iterations, Sample::cpuSeconds),
        ratio(variant.iterations, first.iterations));
  }

  private static double ratio(List<Sample> samples, List<Sample> baseline) {
    return median(samples, Sample::cpuSeconds) / median(baseline, Sample::cpuSeconds);
  }

  private static double median(List<Sample> samples, ToDoubleFunction<Sample> figure) {
    double[] sorted = samples.stream().mapToDouble(figure).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
