package io.ganqp.trainer.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.engine.program.Program;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.Layer;
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
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Backward passes against finite differences, in double precision. */
class GradientTest {

  private static final int BATCH = 4;
  // Small, so that no rectifier changes sides on the way.
  private static final double STEP = 1e-8;
  private static final double TOLERANCE = 1e-5;

  static Stream<Arguments> networksAndGroups() {
    CriticOptions plain = CriticOptions.reference().with(Normalisation.NONE);
    return Stream.of(
            Networks.generator(32, 6, 4, 16),
            Networks.critic(32, 4, 16),
            Networks.critic(16, 4, 8, CriticOptions.reference().binary().withBias()),
            Networks.critic(16, 4, 8, plain),
            Networks.critic(16, 4, 8, plain.binary().withBias()),
            everyKind())
        .flatMap(network -> Stream.of(1, 2).map(groups -> Arguments.of(network, groups)));
  }

  /** Layers in the combinations that generator and critic do not have. */
  private static NetworkDefinition everyKind() {
    return new NetworkDefinition(
        "every kind",
        32,
        3,
        List.<Layer>of(
            new BatchNorm(32, 1e-3),
            new Activation(Function.TANH),
            new BatchNorm(32, 1e-3),
            new ToImage(2, 4),
            new Activation(Function.LEAKY_RELU),
            new Activation(Function.TANH),
            new TransposedConvolution(2, 3, 3, 2, false),
            new Convolution(3, 4, 5, 2, true),
            new Activation(Function.LEAKY_RELU),
            new BatchNorm(4, 1e-5),
            new Convolution(4, 2, 3, 1, true),
            new ToFeatures(2, 4),
            new Dense(32, 3, true)));
  }

  @ParameterizedTest
  @MethodSource("networksAndGroups")
  void agreesWithFiniteDifferences(NetworkDefinition network, int groups) {
    PlanOptions options = new PlanOptions(BATCH, groups, true, true, true);
    try (Dl4jBackend backend = Dl4jBackend.of(network, options, DataType.DOUBLE)) {
      Program<INDArray> program = new Program<>(network, options, backend);
      INDArray parameters = backend.flat().values();
      parameters.assign(doubles(Samples.parameters(network, 1)));
      INDArray input = doubles(Samples.normal(BATCH * network.inputs(), 2));
      program.input().assign(input.reshape(program.input().shape()));
      INDArray weights = doubles(Samples.normal(BATCH * network.outputs(), 3));

      loss(program, weights);
      program.outputGradient().assign(weights.reshape(program.outputGradient().shape()));
      program.backward();
      INDArray parameterGradient = backend.flat().gradient().dup();
      INDArray inputGradient = program.inputGradient().dup();

      assertSlope(program, weights, program.input(), inputGradient, "input");
      for (ParameterBlock block : ParameterLayout.of(network).blocks()) {
        INDArray gradient = Memory.view(parameterGradient, block.offset(), block.length());
        if (block.kind().trainable()) {
          INDArray values = Memory.view(parameters, block.offset(), block.length());
          assertSlope(program, weights, values, gradient, block.toString());
        } else {
          assertThat(gradient.amaxNumber().doubleValue()).as("%s", block).isZero();
        }
      }
    }
  }

  /** The slope of the loss along a random direction of {@code values}. */
  private static void assertSlope(
      Program<INDArray> program,
      INDArray weights,
      INDArray values,
      INDArray gradient,
      String what) {
    INDArray direction = doubles(Samples.normal((int) values.length(), 4)).reshape(values.shape());
    INDArray start = values.dup();
    values.assign(start.add(direction.mul(STEP)));
    double above = loss(program, weights);
    values.assign(start.sub(direction.mul(STEP)));
    double below = loss(program, weights);
    values.assign(start);

    double expected = (above - below) / (2 * STEP);
    double actual = gradient.mul(direction).sumNumber().doubleValue();
    assertThat(actual).as(what).isCloseTo(expected, within(TOLERANCE * (1 + Math.abs(expected))));
  }

  /** A random linear functional of the output. */
  private static double loss(Program<INDArray> program, INDArray weights) {
    program.forward();
    return program.output().reshape(weights.length()).mul(weights).sumNumber().doubleValue();
  }

  private static INDArray doubles(float[] values) {
    return Nd4j.createFromArray(values).castTo(DataType.DOUBLE);
  }
}
