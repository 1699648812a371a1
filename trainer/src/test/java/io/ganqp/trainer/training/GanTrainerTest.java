package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GanTrainerTest extends TinyTrainingTest {
  private static final int BATCH = 4;

  @Test
  void theSameSeedGivesTheSameBits() {
    TrainingState first = parts.initial(0);
    TrainingState second = parts.initial(0);

    List<IterationMetrics> metrics = iterate(parts, first, 3);

    assertThat(iterate(parts, second, 3)).isEqualTo(metrics);
    assertThat(States.bits(second)).usingRecursiveComparison().isEqualTo(States.bits(first));
  }

  @Test
  void anotherSeedOrAttemptGivesOtherNumbers() {
    IterationMetrics metrics = iterate(parts, parts.initial(0), 1).get(0);
    TrainingParts other = training.parts("out", "batchSize: 4", "batchSize: 4, seed: 43");

    assertThat(iterate(other, other.initial(0), 1).get(0)).isNotEqualTo(metrics);
    assertThat(iterate(parts, parts.initial(0).withAttempt(1), 1).get(0)).isNotEqualTo(metrics);
  }

  @Test
  void resumedFromACheckpointItGoesOnBitByBit() {
    TrainingState straight = parts.initial(0);
    List<IterationMetrics> metrics = iterate(parts, straight, 6);

    TrainingState begun = parts.initial(0);
    iterate(parts, begun, 3);
    parts.checkpoints().save(begun);
    TrainingState resumed = parts.checkpoints().latest().orElseThrow();

    assertThat(iterate(parts, resumed, 3)).isEqualTo(metrics.subList(3, 6));
    assertThat(States.bits(resumed)).usingRecursiveComparison().isEqualTo(States.bits(straight));
  }

  @Test
  void criticStepsMoveTheCriticOnlyAndTheGeneratorStepTheGeneratorOnly() {
    TrainingState state = parts.initial(0);
    List<String> moved = new ArrayList<>();
    Snapshot snapshot = new Snapshot(state);
    TappedEngine engine =
        new TappedEngine(
            training.engine(),
            new TappedEngine.Tap() {
              @Override
              public void forward(String network, PlanOptions options, float[] output) {
                // Each step begins with the generator's pass: see what the one before it moved.
                if (network.equals("generator")) {
                  moved.add(snapshot.moved());
                }
              }
            });

    iterate(withEngine(engine), state, 2);
    moved.add(snapshot.moved());

    assertThat(moved)
        .containsExactly(
            "", "critic", "critic", "generator average", "critic", "critic", "generator average");
    assertThat(state.criticOptimizer.steps()).isEqualTo(4);
    assertThat(state.generatorOptimizer.steps()).isEqualTo(2);
  }

  @Test
  void lossesAreThoseOfThePaper() {
    TrainingParts oneStep =
        training.parts(
            "out",
            "batchSize: 4",
            "batchSize: 4, criticSteps: 1",
            "storage:",
            "augmentation: {mode: Never}\n  storage:");
    TrainingState state = oneStep.initial(0);
    float[] generator = state.generator.clone();
    float[] critic = state.critic.clone();

    IterationMetrics metrics = iterate(oneStep, state, 1).get(0);

    Randomness random = oneStep.randomness(0);
    int image = oneStep.networks().critic().inputs();
    float[] pairs = new float[2 * BATCH * image];
    new BatchSampler(oneStep.dataset(), random.seed(Purpose.IMAGE_ORDER, 0, 0))
        .fill(0, BATCH, pairs);
    float[] fakes = fakes(generator, random.seed(Purpose.CRITIC_LATENTS, 1, 0));
    System.arraycopy(fakes, 0, pairs, BATCH * image, BATCH * image);
    float[] scores =
        training.forward(
            oneStep.networks().critic(),
            new PlanOptions(2 * BATCH, 2, true, false, false),
            critic,
            pairs);

    // Equations (12) and (13) with d = mean |x_r − x_f| and λ = 10.
    double potential = 0;
    double difference = 0;
    for (int i = 0; i < BATCH; i++) {
      double distance = 0;
      for (int j = 0; j < image; j++) {
        distance += Math.abs((double) pairs[i * image + j] - fakes[i * image + j]) / image;
      }
      double delta = (double) scores[i] - scores[BATCH + i];
      potential += (delta - delta * delta / (2 * 10 * distance)) / BATCH;
      difference += delta / BATCH;
    }
    assertThat(metrics.criticLoss()).isCloseTo(-potential, within(1e-6));
    assertThat(metrics.diagnostics().get("scoreDifference")).isCloseTo(difference, within(1e-6));

    // The generator is judged by the critic as the critic's step left it.
    float[] judged =
        training.forward(
            oneStep.networks().critic(),
            PlanOptions.forwardOnly(BATCH),
            state.critic,
            fakes(generator, random.seed(Purpose.GENERATOR_LATENTS, 1, 0)));
    double score = 0;
    for (float s : judged) {
      score += s / (double) BATCH;
    }
    assertThat(metrics.generatorLoss()).isCloseTo(-score, within(1e-6));
    assertThat(metrics.criticLoss()).isNotZero();
  }

  private float[] fakes(float[] generator, long seed) {
    NetworkDefinition network = parts.networks().generator();
    return training.forward(
        network,
        PlanOptions.forwardOnly(BATCH),
        generator,
        Latents.fill(seed, new float[BATCH * network.inputs()]));
  }

  private TrainingParts withEngine(TappedEngine engine) {
    return TrainingParts.of(
        TinyTraining.document(),
        parts.store(),
        training.dataset(),
        Optional.empty(),
        engine,
        training.scratch());
  }

  private static List<IterationMetrics> iterate(TrainingParts parts, TrainingState state, int n) {
    List<IterationMetrics> metrics = new ArrayList<>();
    try (GanTrainer trainer = parts.trainer(state)) {
      for (int i = 0; i < n; i++) {
        metrics.add(trainer.iterate());
      }
    }
    return metrics;
  }

  /** Tells which vectors of a state have changed since it was last asked. */
  private static final class Snapshot {

    private final TrainingState state;
    private float[] critic;
    private float[] generator;
    private float[] average;

    Snapshot(TrainingState state) {
      this.state = state;
      remember();
    }

    String moved() {
      List<String> moved = new ArrayList<>();
      if (!Arrays.equals(critic, state.critic)) {
        moved.add("critic");
      }
      if (!Arrays.equals(generator, state.generator)) {
        moved.add("generator");
      }
      if (!Arrays.equals(average, state.average)) {
        moved.add("average");
      }
      remember();
      return String.join(" ", moved);
    }

    private void remember() {
      critic = state.critic.clone();
      generator = state.generator.clone();
      average = state.average.clone();
    }
  }
}
