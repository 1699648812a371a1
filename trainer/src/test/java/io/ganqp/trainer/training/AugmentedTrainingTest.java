package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.dataset.BatchSampler;
import io.ganqp.trainer.engine.PlanOptions;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The loop with augmentation: one critic step, one generator step. */
class AugmentedTrainingTest extends TinyTrainingTest {

  private static final int BATCH = 4;
  private static final int SIDE = 32;
  private static final String[] AUGMENTED = {
    "batchSize: 4",
    "batchSize: 4, criticSteps: 1",
    "storage:",
    "augmentation: {mode: Always, policy: [Color, Translation, Cutout]}\n  storage:"
  };

  @Test
  void theCriticAndTheDistanceSeeAugmentedPairs() {
    TrainingParts augmented = training.parts("out", AUGMENTED);
    TrainingState state = augmented.initial(0);
    float[] generator = state.generator.clone();
    float[] critic = state.critic.clone();

    IterationMetrics metrics = iterate(augmented, state, 1).get(0);

    Randomness random = augmented.randomness(0);
    int image = augmented.networks().critic().inputs();
    float[] pairs = new float[2 * BATCH * image];
    new BatchSampler(augmented.dataset(), random.seed(Purpose.IMAGE_ORDER, 0, 0))
        .fill(0, BATCH, pairs);
    float[] fakes = fakes(generator, random.seed(Purpose.CRITIC_LATENTS, 1, 0));
    System.arraycopy(fakes, 0, pairs, BATCH * image, BATCH * image);
    float[] seen =
        state
            .augmentation
            .compile(2 * BATCH, SIDE)
            .forward(pairs, random.seed(Purpose.CRITIC_AUGMENTATION, 1, 0));
    float[] scores =
        training.forward(
            augmented.networks().critic(),
            PlanOptions.parameterGradient(2 * BATCH, 2),
            critic,
            seen);
    double loss = augmented.recipe().objective().critic(scores, seen).value();
    assertThat(metrics.criticLoss()).isCloseTo(loss, within(1e-6)).isNotZero();
  }

  @Test
  void theGeneratorLearnsThroughTheAugmentation() {
    float[][] gradient = new float[1][];
    TappedEngine engine =
        new TappedEngine(
            training.engine(),
            new TappedEngine.Tap() {
              @Override
              public void backward(String network, float[] parameterGradient) {
                if (network.equals("generator")) {
                  gradient[0] = parameterGradient.clone();
                }
              }
            });
    TrainingParts augmented =
        TrainingParts.of(
            TinyTraining.document(AUGMENTED),
            parts.store(),
            training.dataset(),
            Optional.empty(),
            engine,
            training.scratch());
    TrainingState state = augmented.initial(0);
    float[] generator = state.generator.clone();

    IterationMetrics metrics = iterate(augmented, state, 1).get(0);

    assertThat(metrics.generatorLoss())
        .isCloseTo(loss(state, generator, 0, generator), within(1e-6));
    // Along the gradient the loss rises by its length.
    double length = length(gradient[0]);
    double step = 1e-2 / length;
    double slope =
        (loss(state, generator, step, gradient[0]) - loss(state, generator, -step, gradient[0]))
            / (2 * step * length);
    assertThat(slope).isCloseTo(length, within(0.02 * length));
  }

  /** The generator's loss with parameters θ + step · direction. */
  private double loss(TrainingState state, float[] parameters, double step, float[] direction) {
    float[] moved = parameters.clone();
    for (int i = 0; i < moved.length; i++) {
      moved[i] += (float) (step * direction[i]);
    }
    Randomness random = parts.randomness(0);
    float[] seen =
        state
            .augmentation
            .compile(BATCH, SIDE)
            .forward(
                fakes(moved, random.seed(Purpose.GENERATOR_LATENTS, 1, 0)),
                random.seed(Purpose.GENERATOR_AUGMENTATION, 1, 0));
    float[] scores =
        training.forward(
            parts.networks().critic(), PlanOptions.forwardOnly(BATCH), state.critic, seen);
    return parts.recipe().objective().generator(scores).value();
  }

  @Test
  void resumedFromACheckpointItGoesOnBitByBit() {
    TrainingParts augmented = training.parts("out", AUGMENTED);
    TrainingState straight = augmented.initial(0);
    List<IterationMetrics> metrics = iterate(augmented, straight, 4);
    assertThat(metrics).isNotEqualTo(iterate(parts, parts.initial(0), 4));

    TrainingState begun = augmented.initial(0);
    iterate(augmented, begun, 2);
    augmented.checkpoints().save(begun);
    TrainingState resumed = augmented.checkpoints().latest().orElseThrow();

    assertThat(iterate(augmented, resumed, 2)).isEqualTo(metrics.subList(2, 4));
    assertThat(States.bits(resumed)).usingRecursiveComparison().isEqualTo(States.bits(straight));
  }

  private float[] fakes(float[] generator, long seed) {
    return training.forward(
        parts.networks().generator(),
        PlanOptions.forwardOnly(BATCH),
        generator,
        Latents.fill(seed, new float[BATCH * parts.networks().generator().inputs()]));
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

  private static double length(float[] vector) {
    double sum = 0;
    for (float value : vector) {
      sum += (double) value * value;
    }
    return Math.sqrt(sum);
  }
}
