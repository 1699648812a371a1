package io.ganqp.trainer.recipe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.crds.v1alpha1.Divergence;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.v1alpha1.PenaltyType;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.crds.validation.InvalidDocumentException;
import io.ganqp.trainer.objective.CatalogEntry;
import io.ganqp.trainer.objective.Constraint;
import io.ganqp.trainer.objective.ObjectiveCatalog;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RecipeTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          {}                                    | {}                                  | 2 | Adam 0.0002, β 0.5 and 0.999 | GanQp λ=10, L1
          {lambda: 1, distance: L2, power: 4}   | {normalization: None}               | 2 | Adam 0.0002, β 0.5 and 0.999 | GanQp λ=1, p=4, L2, critic without batch norm
          {}                                    | {input: Pair}                       | 2 | Adam 0.0002, β 0.5 and 0.999 | GanQp λ=10, binary critic, L1
          {divergence: Sgan}                    | {spectralNorm: true}                | 1 | Adam 0.0002, β 0.5 and 0.999 | Sgan, non-saturating, spectral norm
          {divergence: Wgan}                    | {weightClipping: 0.01}              | 5 | RMSprop 0.00005, β 0.99      | Wgan, weights clipped to ±0.01
          {divergence: Wgan}                    | {penalty: {type: GradientPenalty}}  | 5 | Adam 0.0001, β 0 and 0.9     | Wgan, gradient penalty 10
          {divergence: Wgan}                    | {penalty: {type: WganDiv}}          | 4 | Adam 0.0002, β 0 and 0.9     | Wgan, WGAN-div k=2 p=6
          {divergence: RpGan}                   | {penalty: {type: R1AndR2}}          | 1 | Adam 0.0002, β 0 and 0.99    | RpGan, non-saturating, R1 and R2 γ=10
          {divergence: Hinge}                   | {spectralNorm: true, normalization: BatchNorm} | 5 | Adam 0.0002, β 0 and 0.9 | Hinge, spectral norm with batch norm (not 1-Lipschitz)
          """)
  void whatIsLeftOutIsAsInTheSource(
      String objective, String critic, int criticSteps, String optimizer, String description) {
    Recipe recipe = Recipe.of(spec(objective, critic, "{}", "{}"));

    assertThat(recipe.criticSteps()).isEqualTo(criticSteps);
    assertThat(recipe.criticOptimizer().description()).isEqualTo(optimizer);
    assertThat(recipe.generatorOptimizer()).isEqualTo(recipe.criticOptimizer());
    assertThat(recipe.description()).isEqualTo(description);
  }

  @Test
  void whatIsWrittenCounts() {
    Recipe recipe =
        Recipe.of(
            spec(
                "{divergence: Wgan}",
                "{weightClipping: 0.01}",
                "{algorithm: Adam, learningRate: 0.001, critic: {learningRate: 0.002, beta1: 0.1}}",
                "{criticSteps: 3}"));

    assertThat(recipe.criticSteps()).isEqualTo(3);
    assertThat(recipe.criticOptimizer().description()).isEqualTo("Adam 0.002, β 0.1 and 0.999");
    assertThat(recipe.generatorOptimizer().description()).isEqualTo("Adam 0.001, β 0.5 and 0.999");
  }

  @Test
  void completingTwiceChangesNothing() {
    GanQpTrainingSpec complete =
        Completion.of(spec("{divergence: Wgan}", "{penalty: {type: WganDiv}}", "{}", "{}"));

    assertThat(Completion.of(complete)).isEqualTo(complete);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {learningRate: 0.001} | {critic: {learningRate: 0.001}, generator: {learningRate: 0.001}}
          {}                    | {learningRate: 0.0002, critic: {beta1: 0.5}}
          {}                    | {learningRate: 0.3, critic: {learningRate: 0.0002}, generator: {learningRate: 0.0002, beta2: 0.999}}
          {learningRate: 0.001, critic: {beta1: 0}} | {learningRate: 0.001, critic: {beta1: 0, beta2: 0.999}}
          """)
  void equalRatesAreOneRecipeHoweverTheyAreWritten(String one, String other) {
    assertThat(Completion.of(spec("{}", "{}", other, "{}")))
        .isEqualTo(Completion.of(spec("{}", "{}", one, "{}")));
  }

  @Test
  void eachDivergenceOfTheResourceIsInTheCatalog() {
    assertThat(ObjectiveCatalog.entries()).hasSize(Divergence.values().length);
    assertThat(Arrays.stream(Divergence.values()).map(RecipeTest::name))
        .containsExactlyElementsOf(
            ObjectiveCatalog.entries().stream().map(CatalogEntry::name).toList());
  }

  private static String name(Enum<?> value) {
    return new ObjectMapper().convertValue(value, String.class);
  }

  @Test
  void theConstraintsOfTheCatalogAreTheResources() {
    assertThat(Constraint.forms(List.of(Constraint.values())))
        .containsExactlyInAnyOrderElementsOf(constraints().toList());
  }

  /** As users write them: fields of the critic, and types of its penalty. */
  private static Stream<String> constraints() {
    return Stream.concat(
        Stream.of("weightClipping", "spectralNorm"),
        Arrays.stream(PenaltyType.values()).map(RecipeTest::name));
  }

  static Stream<Arguments> combinations() {
    return ObjectiveCatalog.entries().stream()
        .flatMap(entry -> constraints().map(constraint -> Arguments.of(entry.name(), constraint)));
  }

  /** What the catalog recommends the resource takes, and the reverse. */
  @ParameterizedTest
  @MethodSource("combinations")
  void theResourceTakesTheConstraintsOfTheCatalog(String divergence, String constraint) {
    String objective =
        divergence.equals("FGan")
            ? "{divergence: FGan, fDivergence: KL}"
            : "{divergence: %s}".formatted(divergence);
    String critic =
        switch (constraint) {
          case "weightClipping" -> "{weightClipping: 0.01}";
          case "spectralNorm" -> "{spectralNorm: true}";
          default -> "{penalty: {type: %s}}".formatted(constraint);
        };
    if (Constraint.forms(ObjectiveCatalog.of(divergence).constraints()).contains(constraint)) {
      assertThat(Recipe.of(spec(objective, critic, "{}", "{}")).description())
          .startsWith(divergence);
    } else {
      assertThatThrownBy(() -> spec(objective, critic, "{}", "{}"))
          .isInstanceOf(InvalidDocumentException.class)
          .hasMessageContaining("spec.critic");
    }
  }

  private static GanQpTrainingSpec spec(
      String objective, String critic, String optimizer, String training) {
    return DocumentReader.ofTrainings()
        .parse(
            "test",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: test}
            spec:
              dataset: {builtin: {}}
              objective: %s
              critic: %s
              optimizer: %s
              training: %s
              storage: {volume: {claimName: out}}
            """
                .formatted(objective, critic, optimizer, training))
        .getSpec();
  }
}
