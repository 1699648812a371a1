package io.ganqp.trainer.engine.onednn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.engine.EngineUnavailableException;
import io.ganqp.trainer.engine.Plan;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.Layer.Convolution;
import io.ganqp.trainer.network.Layer.ToImage;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OneDnnEngineTest {

  private static final int BATCH = 4;

  private final OneDnnEngine engine = OneDnnEngine.open(OneDnnEngine.NAME);
  private final NetworkDefinition critic = Networks.critic(32, 4, 16);
  private final float[] parameters = Samples.parameters(critic, 1);
  private final float[] images = Samples.normal(BATCH * critic.inputs(), 2);
  private final float[] scoreGradient = Samples.normal(BATCH, 3);

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void saysWhatItRunsOn() {
    assertThat(engine.name()).isEqualTo("onednn");
    assertThat(engine.device()).matches("CPU with AVX(2|-512), .*threads?.*, oneDNN 2\\.5\\.2");
  }

  @Test
  void refusesReferenceKernelsByName() {
    assertThatThrownBy(() -> engine.compile(blur(), PlanOptions.inference(1)))
        .isInstanceOf(EngineUnavailableException.class)
        .hasMessageContaining("slow reference code (ref:any)")
        .hasMessageContaining("convolution 16×32×32→16×32×32")
        .hasMessageContaining("use the engine dl4j");
  }

  /** With a kernel that is too large for oneDNN's fast code. */
  private static NetworkDefinition blur() {
    int length = 16 * 32 * 32;
    return new NetworkDefinition(
        "blur",
        length,
        length,
        List.of(new ToImage(16, 32), new Convolution(16, 16, 63, 1, false)));
  }

  @Test
  void givesTheSameBitsEachTime() {
    float[] first = gradient();
    for (int i = 0; i < 5; i++) {
      assertThat(gradient()).isEqualTo(first);
    }
  }

  private float[] gradient() {
    try (Plan plan = engine.compile(critic, PlanOptions.parameterGradient(BATCH, 2))) {
      float[] gradient = new float[parameters.length];
      plan.load(parameters);
      plan.forward(images);
      plan.backward(scoreGradient, gradient, null);
      return gradient;
    }
  }

  @Test
  void leavesInputsAsTheyWere() {
    Plan plan = engine.compile(critic, PlanOptions.parameterGradient(BATCH, 1));
    float[] weights = parameters.clone();
    float[] input = images.clone();
    float[] outputGradient = scoreGradient.clone();

    plan.load(weights);
    plan.forward(input);
    plan.backward(outputGradient, new float[parameters.length], null);

    assertThat(weights).isEqualTo(parameters);
    assertThat(input).isEqualTo(images);
    assertThat(outputGradient).isEqualTo(scoreGradient);
  }

  @Test
  void lendsPlansThatDoNotDisturbEachOther() {
    Plan one = engine.compile(critic, PlanOptions.forwardOnly(BATCH));
    Plan other = engine.compile(critic, PlanOptions.forwardOnly(BATCH));
    one.load(parameters);
    float[] expected = one.forward(images).clone();

    other.load(Samples.parameters(critic, 7));
    assertThat(other.forward(images)).isNotEqualTo(expected);
    other.close();

    assertThat(one.forward(images)).isEqualTo(expected);
  }

  @Test
  void refusesAPlanThatIsClosed() {
    Plan plan = engine.compile(critic, PlanOptions.forwardOnly(BATCH));
    plan.close();
    plan.close();

    assertThatThrownBy(() -> plan.load(parameters))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("this plan is closed; compile another one");
  }

  @Test
  void closesItsPlans() {
    Plan plan = engine.compile(critic, PlanOptions.forwardOnly(BATCH));
    engine.close();

    assertThatThrownBy(() -> plan.forward(images)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> engine.compile(critic, PlanOptions.forwardOnly(BATCH)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the oneDNN engine is closed; open another one");
  }

  @Test
  void freesAllThatAPlanOwnsWhenItCloses() {
    gradient();
    long count = Pointer.totalCount();
    long bytes = Pointer.totalBytes();

    gradient();

    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(count);
    assertThat(Pointer.totalBytes()).isLessThanOrEqualTo(bytes);
  }

  @Test
  void freesAllOfAPlanThatFailsToCompile() {
    long count = Pointer.totalCount();

    assertThatThrownBy(() -> engine.compile(blur(), PlanOptions.inference(1)))
        .isInstanceOf(EngineUnavailableException.class);

    assertThat(Pointer.totalCount()).isLessThanOrEqualTo(count);
  }

  @Test
  void refusesAnotherThread() {
    Plan plan = engine.compile(critic, PlanOptions.forwardOnly(BATCH));

    assertThatThrownBy(() -> CompletableFuture.runAsync(() -> plan.load(parameters)).join())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(IllegalStateException.class)
        .hasMessageContaining("open an engine for each thread");
  }

  @Test
  void refusesArraysOfAnotherSize() {
    Plan plan = engine.compile(critic, PlanOptions.inputGradient(BATCH));

    assertThatThrownBy(() -> plan.load(new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the parameters have 3 elements");
    assertThatThrownBy(() -> plan.forward(new float[5]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes " + images.length);
    assertThatThrownBy(() -> plan.backward(scoreGradient, null, new float[1]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesGradientsThatItWasNotCompiledFor() {
    Plan plan = engine.compile(critic, PlanOptions.inputGradient(BATCH));
    Plan forwardOnly = engine.compile(critic, PlanOptions.forwardOnly(BATCH));
    Plan inference = engine.compile(critic, PlanOptions.inference(BATCH));

    assertThatThrownBy(() -> plan.backward(scoreGradient, parameters, images))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without the parameter gradient");
    assertThatThrownBy(() -> plan.backward(scoreGradient, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("with the input gradient");
    assertThatThrownBy(() -> forwardOnly.backward(scoreGradient, null, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no backward pass");
    assertThatThrownBy(() -> inference.batchStatistics(0, parameters))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("sees no batch statistics");
  }
}
