package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.engine.Engine;
import io.ganqp.trainer.engine.Engines;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every objective with each constraint that it can have. */
class ObjectiveTrainingTest {

  private static final String ONE_STEP = "batchSize: 4, criticSteps: 1";

  @TempDir static Path folder;

  private static TinyTraining training;
  private static Engine reference;

  @BeforeAll
  static void open() {
    training = TinyTraining.in(folder);
    reference = Engines.open("dl4j");
  }

  @AfterAll
  static void close() {
    training.close();
    reference.close();
  }

  static List<String> recipes() {
    List<String> recipes = new ArrayList<>();
    for (String objective :
        List.of(
            "{divergence: GanQp}",
            "{divergence: GanQp, distance: L2, power: 4, lambda: 1}",
            "{divergence: Sgan, generatorLoss: Saturating}",
            "{divergence: Sgan}",
            "{divergence: FGan, fDivergence: PearsonChi2}",
            "{divergence: Lsgan}",
            "{divergence: Hinge}",
            "{divergence: RpGan}")) {
      for (String critic :
          List.of(
              "{}",
              "{normalization: None}",
              "{spectralNorm: true}",
              "{spectralNorm: true, normalization: BatchNorm}",
              "{penalty: {type: R1}}",
              "{penalty: {type: R1AndR2, weight: 1}}")) {
        recipes.add(objective + " " + critic);
      }
    }
    for (String f :
        List.of(
            "KL",
            "ReverseKL",
            "NeymanChi2",
            "SquaredHellinger",
            "JensenShannon",
            "GAN",
            "TotalVariation")) {
      recipes.add("{divergence: FGan, fDivergence: " + f + "} {}");
    }
    for (String critic :
        List.of(
            "{weightClipping: 0.01}",
            "{spectralNorm: true}",
            "{penalty: {type: GradientPenalty}}",
            "{penalty: {type: OneSidedGradientPenalty}}",
            "{penalty: {type: WganDiv}}",
            "{penalty: {type: WganDivAtSamples}}",
            "{penalty: {type: R2}}")) {
      recipes.add("{divergence: Wgan} " + critic);
    }
    recipes.add("{divergence: GanQp} {input: Pair}");
    recipes.add("{divergence: GanQp, power: 6} {input: Pair, spectralNorm: true}");
    recipes.add("{divergence: Sgan} {penalty: {type: GradientPenalty}}");
    return recipes;
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void resumedFromACheckpointItGoesOnBitByBit(String recipe) {
    TrainingParts parts = parts(recipe, training.engine(), "resume", "batchSize: 4");
    TrainingState straight = parts.initial(0);
    List<IterationMetrics> metrics = iterate(parts, straight, 4);

    TrainingState begun = parts.initial(0);
    iterate(parts, begun, 2);
    parts.checkpoints().save(begun);
    TrainingState resumed = parts.checkpoints().latest().orElseThrow();

    assertThat(iterate(parts, resumed, 2)).isEqualTo(metrics.subList(2, 4));
    assertThat(States.bits(resumed)).usingRecursiveComparison().isEqualTo(States.bits(straight));
    assertThat(straight.finite()).isTrue();
    assertThat(metrics.get(3).diagnostics().keySet())
        .containsExactlyElementsOf(
            parts.recipe().diagnostics().stream().map(diagnostic -> diagnostic.name()).toList());
  }

  /** One step of each: from then on a rectifier may be on the other side of its kink. */
  @ParameterizedTest
  @MethodSource("recipes")
  void bothEnginesComputeIt(String recipe) {
    IterationMetrics ours = first(parts(recipe, training.engine(), "ours", ONE_STEP));
    IterationMetrics theirs = first(parts(recipe, reference, "theirs", ONE_STEP));

    assertThat(ours.criticLoss()).isCloseTo(theirs.criticLoss(), tolerance(theirs.criticLoss()));
    assertThat(ours.generatorLoss())
        .isCloseTo(theirs.generatorLoss(), tolerance(theirs.generatorLoss()));
    theirs
        .diagnostics()
        .forEach(
            (name, value) ->
                assertThat(ours.diagnostics().get(name))
                    .as(name)
                    .isCloseTo(value, tolerance(value)));
  }

  private static Offset<Double> tolerance(double value) {
    return Offset.offset(1e-3 * Math.max(0.1, Math.abs(value)));
  }

  private static IterationMetrics first(TrainingParts parts) {
    return iterate(parts, parts.initial(0), 1).get(0);
  }

  private static List<IterationMetrics> iterate(TrainingParts parts, TrainingState state, int n) {
    try (GanTrainer trainer = parts.trainer(state)) {
      return Stream.generate(trainer::iterate).limit(n).toList();
    }
  }

  private static TrainingParts parts(String recipe, Engine engine, String use, String loop) {
    int split = recipe.indexOf("} {") + 1;
    String run = use + "/" + recipe.replaceAll("[^A-Za-z0-9]+", "-");
    return TrainingParts.of(
        TinyTraining.document(
            "storage:",
            "objective: %s\n  critic: %s\n  augmentation: {mode: Always}\n  storage:"
                .formatted(recipe.substring(0, split), recipe.substring(split + 1)),
            "batchSize: 4",
            loop),
        training.store(run),
        training.dataset(),
        Optional.empty(),
        engine,
        training.scratch());
  }
}
