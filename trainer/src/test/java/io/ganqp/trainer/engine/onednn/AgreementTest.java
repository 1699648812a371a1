package io.ganqp.trainer.engine.onednn;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.engine.dl4j.Dl4jEngine;
import io.ganqp.trainer.engine.onednn.layer.ConvolutionChoice;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.Layer.Activation;
import io.ganqp.trainer.network.Layer.BatchNorm;
import io.ganqp.trainer.network.Layer.Convolution;
import io.ganqp.trainer.network.Layer.Dense;
import io.ganqp.trainer.network.Layer.Function;
import io.ganqp.trainer.network.Layer.ToFeatures;
import io.ganqp.trainer.network.Layer.ToImage;
import io.ganqp.trainer.network.Layer.TransposedConvolution;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The engine against the DL4J engine, block for block, on what the CPU has; the build runs it once
 * more on what CPUs have that stop at AVX2.
 */
class AgreementTest {

  private static final double TOLERANCE = 1e-5;
  private static final int BATCH = 6;

  private final Engine reference = new Dl4jEngine();

  @AfterEach
  void close() {
    reference.close();
  }

  /** A network by the name that tells what is odd about it. */
  record Case(ConvolutionChoice convolutions, int threads, String name, NetworkDefinition network) {
    @Override
    public String toString() {
      return convolutions + ", laid out for " + threads + ", " + name;
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
            cases(ConvolutionChoice.DIRECT, 1),
            cases(ConvolutionChoice.WINOGRAD, 1),
            cases(ConvolutionChoice.WINOGRAD, 3))
        .flatMap(cases -> cases);
  }

  private static Stream<Case> cases(ConvolutionChoice choice, int threads) {
    return Stream.of(
        new Case(choice, threads, "whole blocks of channels", Networks.generator(32, 16, 16, 32)),
        new Case(choice, threads, "whole blocks of channels", Networks.critic(32, 16, 32)),
        new Case(
            choice,
            threads,
            "more features than positions",
            Samples.smooth(Networks.generator(32, 16, 32, 128))),
        new Case(
            choice,
            threads,
            "more features than positions",
            Samples.smooth(Networks.critic(32, 32, 128))),
        new Case(choice, threads, "broken blocks of channels", Networks.generator(32, 10, 12, 40)),
        new Case(choice, threads, "broken blocks of channels", Networks.critic(32, 12, 40)),
        new Case(choice, threads, "few channels, more layers", Networks.generator(64, 16, 4, 16)),
        new Case(choice, threads, "few channels, more layers", Networks.critic(64, 4, 16)),
        new Case(
            choice,
            threads,
            "pairs, a bias at the end",
            Networks.critic(32, 16, 32, CriticOptions.reference().binary().withBias())),
        new Case(choice, threads, "hardly any channels", Networks.generator(32, 8, 2, 8)),
        new Case(choice, threads, "hardly any channels", Networks.critic(32, 2, 8)),
        new Case(choice, threads, "flat features in broken blocks", perceptron()),
        new Case(choice, threads, "other kernels, strides and biases", unusual()));
  }

  /** Small, so that rounding carries nothing across a kink. */
  static Stream<Case> criticsWithoutBatchNorm() {
    CriticOptions plain = CriticOptions.reference().with(Normalisation.NONE);
    return Stream.of(ConvolutionChoice.DIRECT, ConvolutionChoice.WINOGRAD)
        .flatMap(
            choice ->
                Stream.of(
                    new Case(choice, 1, "whole blocks", Networks.critic(32, 16, 32, plain)),
                    new Case(
                        choice, 1, "broken blocks", Networks.critic(32, 12, 40, plain.withBias())),
                    new Case(choice, 3, "pairs", Networks.critic(32, 16, 32, plain.binary())),
                    new Case(
                        choice,
                        1,
                        "more features than positions",
                        Networks.critic(16, 32, 128, plain))));
  }

  @ParameterizedTest
  @MethodSource("criticsWithoutBatchNorm")
  void runsTangentPasses(Case example) {
    agree(example, PlanOptions.penalised(BATCH));
  }

  private static NetworkDefinition perceptron() {
    return new NetworkDefinition(
        "perceptron",
        5,
        3,
        List.of(
            new BatchNorm(5, 1e-3),
            new Activation(Function.TANH),
            new Dense(5, 21, true),
            new Activation(Function.TANH),
            new Activation(Function.LEAKY_RELU),
            new Dense(21, 7, false),
            new BatchNorm(7, 1e-3),
            new Dense(7, 3, true)));
  }

  private static NetworkDefinition unusual() {
    return new NetworkDefinition(
        "unusual",
        2 * 7 * 7,
        20 * 8 * 8,
        List.of(
            new ToImage(2, 7),
            new Convolution(2, 20, 3, 1, true),
            new Activation(Function.TANH),
            new Convolution(20, 9, 4, 2, true),
            new BatchNorm(9, 1e-3),
            new ToFeatures(9, 4),
            new Dense(9 * 4 * 4, 5 * 4 * 4, true),
            new ToImage(5, 4),
            new TransposedConvolution(5, 17, 4, 2, true),
            new Activation(Function.LEAKY_RELU),
            new TransposedConvolution(17, 20, 3, 1, false)));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesBothGradients(Case example) {
    agree(example, new PlanOptions(BATCH, 1, true, true, true));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheParameterGradientAloneOfTwoGroups(Case example) {
    agree(example, PlanOptions.parameterGradient(BATCH, 2));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void givesTheInputGradientAlone(Case example) {
    agree(example, PlanOptions.inputGradient(BATCH));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void runsForwardAlone(Case example) {
    agree(example, PlanOptions.forwardOnly(BATCH));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void infersOnRunningStatistics(Case example) {
    agree(example, PlanOptions.inference(BATCH));
  }

  /**
   * As large batches are cut, see {@link TilingTest}; over more layers, rounding adds up to more.
   */
  @Test
  void computesSeveralLanesInSeveralPortions() {
    PlanOptions options = new PlanOptions(16, 1, true, true, true);
    try (Engine engine = new OneDnnEngine(ConvolutionChoice.WINOGRAD, 2)) {
      Agreement agreement = new Agreement(engine, reference, 2 * TOLERANCE);
      agreement.check(Samples.smooth(Networks.generator(64, 16, 16, 32)), options);
      agreement.check(Samples.smooth(Networks.critic(64, 16, 32)), options);
    }
  }

  private void agree(Case example, PlanOptions options) {
    try (Engine engine = new OneDnnEngine(example.convolutions(), example.threads())) {
      new Agreement(engine, reference, TOLERANCE).check(example.network(), options);
    }
  }
}
