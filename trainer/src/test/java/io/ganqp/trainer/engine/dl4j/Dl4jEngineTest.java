package io.ganqp.trainer.engine.dl4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.engine.program.Program;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;

class Dl4jEngineTest {

  private static final int HALF = 5;

  private final Dl4jEngine engine = new Dl4jEngine();
  private final NetworkDefinition critic = Networks.critic(32, 6, 24);
  private final ParameterLayout layout = ParameterLayout.of(critic);
  private final float[] parameters = Samples.parameters(critic, 1);
  private final float[] real = Samples.normal(HALF * critic.inputs(), 2);
  private final float[] fake = Samples.normal(HALF * critic.inputs(), 3);
  private final float[] both = concatenate(real, fake);
  private final float[] scoreGradient = Samples.normal(2 * HALF, 4);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void treatsTwoGroupsAsTwoPasses() {
    Plan together = engine.compile(critic, PlanOptions.parameterGradient(2 * HALF, 2));
    together.load(parameters);
    float[] scores = together.forward(both).clone();
    float[] gradient = new float[parameters.length];
    together.backward(scoreGradient, gradient, null);

    Plan alone = engine.compile(critic, PlanOptions.parameterGradient(HALF, 1));
    alone.load(parameters);
    float[] realScores = alone.forward(real).clone();
    float[] realGradient = new float[parameters.length];
    alone.backward(Arrays.copyOfRange(scoreGradient, 0, HALF), realGradient, null);
    float[] realStatistics = statistics(alone, 0);
    float[] fakeScores = alone.forward(fake).clone();
    float[] fakeGradient = new float[parameters.length];
    alone.backward(Arrays.copyOfRange(scoreGradient, HALF, 2 * HALF), fakeGradient, null);

    Samples.assertClose(scores, concatenate(realScores, fakeScores), 1e-6);
    for (int i = 0; i < gradient.length; i++) {
      realGradient[i] += fakeGradient[i];
    }
    Samples.assertClose(gradient, realGradient, 1e-6);
    Samples.assertClose(statistics(together, 0), realStatistics, 1e-6);
    Samples.assertClose(statistics(together, 1), statistics(alone, 0), 1e-6);
  }

  @Test
  void infersWithTheBatchsOwnStatisticsAsInTraining() {
    Plan training = engine.compile(critic, PlanOptions.forwardOnly(HALF));
    training.load(parameters);
    float[] expected = training.forward(real).clone();
    float[] withStatistics = parameters.clone();
    training.batchStatistics(0, withStatistics);

    Plan inference = engine.compile(critic, PlanOptions.inference(HALF));
    inference.load(withStatistics);

    Samples.assertClose(inference.forward(real), expected, 1e-5);
  }

  @Test
  void writesStatisticsToTheirBlocksOnly() {
    Plan plan = engine.compile(critic, PlanOptions.forwardOnly(HALF));
    plan.load(parameters);
    plan.forward(real);
    float[] after = parameters.clone();
    plan.batchStatistics(0, after);

    for (ParameterBlock block : layout.blocks()) {
      if (block.kind().trainable()) {
        assertThat(Samples.block(after, block)).isEqualTo(Samples.block(parameters, block));
      } else {
        assertThat(Samples.block(after, block)).isNotEqualTo(Samples.block(parameters, block));
      }
      if (block.kind() == Kind.VARIANCE) {
        assertThat(Samples.block(after, block)).isNotEmpty().doesNotContain(0f);
      }
    }
  }

  @Test
  void givesTheSameGradientsWithAndWithoutTheOthers() {
    Plan all = engine.compile(critic, new PlanOptions(2 * HALF, 1, true, true, true));
    Plan parametersOnly = engine.compile(critic, PlanOptions.parameterGradient(2 * HALF, 1));
    Plan inputOnly = engine.compile(critic, PlanOptions.inputGradient(2 * HALF));
    float[][] parameterGradients = new float[2][parameters.length];
    float[][] inputGradients = new float[2][both.length];
    for (Plan plan : new Plan[] {all, parametersOnly, inputOnly}) {
      plan.load(parameters);
      plan.forward(both);
    }
    all.backward(scoreGradient, parameterGradients[0], inputGradients[0]);
    parametersOnly.backward(scoreGradient, parameterGradients[1], null);
    inputOnly.backward(scoreGradient, null, inputGradients[1]);

    assertThat(parameterGradients[1]).isEqualTo(parameterGradients[0]);
    assertThat(inputGradients[1]).isEqualTo(inputGradients[0]);
  }

  @Test
  void repeatsBitByBit() {
    float[][] gradients = new float[2][parameters.length];
    float[][] scores = new float[2][];
    for (int run = 0; run < 2; run++) {
      try (Dl4jEngine fresh = new Dl4jEngine()) {
        Plan plan = fresh.compile(critic, PlanOptions.parameterGradient(2 * HALF, 2));
        plan.load(parameters);
        scores[run] = plan.forward(both).clone();
        plan.backward(scoreGradient, gradients[run], null);
      }
    }
    assertThat(scores[1]).isEqualTo(scores[0]);
    assertThat(gradients[1]).isEqualTo(gradients[0]);
  }

  @Test
  void runsBackwardTwiceFromOneForwardPass() {
    Plan plan = engine.compile(critic, PlanOptions.parameterGradient(2 * HALF, 2));
    plan.load(parameters);
    plan.forward(both);
    float[][] gradients = new float[2][parameters.length];
    plan.backward(scoreGradient, gradients[0], null);
    plan.backward(scoreGradient, gradients[1], null);
    assertThat(gradients[1]).isEqualTo(gradients[0]);
  }

  @Test
  void copiesTheParametersItIsGiven() {
    Plan plan = engine.compile(critic, PlanOptions.forwardOnly(HALF));
    float[] mine = parameters.clone();
    plan.load(mine);
    float[] before = plan.forward(real).clone();
    Arrays.fill(mine, 0);
    assertThat(plan.forward(real)).isEqualTo(before);
  }

  @Test
  void saysWhatIsWrongWithAnArray() {
    Plan plan = engine.compile(critic, PlanOptions.parameterGradient(HALF, 1));
    assertThatThrownBy(() -> plan.forward(new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("input has 3 elements")
        .hasMessageContaining("takes " + real.length);
    assertThatThrownBy(() -> plan.backward(new float[HALF], null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("compiled with the parameter gradient");
    Plan inference = engine.compile(critic, PlanOptions.inference(HALF));
    assertThatThrownBy(() -> inference.backward(new float[HALF], null, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no backward pass");
    assertThatThrownBy(() -> inference.batchStatistics(0, parameters))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("running statistics");
  }

  @Test
  void freesItsPlansWhenItIsClosed() {
    Dl4jEngine closing = new Dl4jEngine();
    Plan plan = closing.compile(critic, PlanOptions.forwardOnly(HALF));
    closing.close();
    closing.close();
    plan.close();
    assertThatThrownBy(() -> plan.forward(real))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");

    PlanOptions options = PlanOptions.forwardOnly(HALF);
    Dl4jBackend backend = Dl4jBackend.of(critic, options, DataType.FLOAT);
    Program<INDArray> program = new Program<>(critic, options, backend);
    backend.close();
    assertThat(backend.flat().values().wasClosed()).isTrue();
    assertThat(program.input().wasClosed()).isTrue();
  }

  @Test
  void tellsWhatItRunsOn() {
    assertThat(engine.name()).isEqualTo("dl4j");
    assertThat(engine.device()).contains("cores").doesNotContain("null");
  }

  private float[] statistics(Plan plan, int group) {
    float[] statistics = new float[parameters.length];
    plan.batchStatistics(group, statistics);
    return statistics;
  }

  private static float[] concatenate(float[] a, float[] b) {
    float[] both = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, both, a.length, b.length);
    return both;
  }
}
