package io.ganqp.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.crds.v1alpha1.AugmentationKind;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.crds.validation.DocumentReader;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AugmentationPolicyTest {

  /** Two critic steps on 64 images an iteration. */
  @ParameterizedTest(name = "{0}, {2} images, {1} iterations: {3}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                        |   1000 |    391 | color, translation
          {}                                        |  78125 |  10000 | color, translation
          {}                                        |  78125 |  10001 | none
          {}                                        | 100000 |  29000 | none
          {}                                        |    305 |    391 | none
          {}                                        |    306 |    391 | color, translation
          {policy: [Cutout, Color]}                 |   1000 |    391 | color, cutout
          {policy: [Cutout, Color]}                 |    100 |    391 | none
          {mode: Always}                            |      1 | 200000 | color, translation
          {mode: Always, policy: [Translation]}     |      1 | 200000 | translation
          {mode: Never}                             | 100000 |    100 | none
          {mode: Never, policy: [Cutout]}           | 100000 |    100 | none
          """)
  void isThatOfTheSpecificationOrFollowsFromHowOftenEachImageIsSeen(
      String augmentation, int iterations, int images, String description) {
    assertThat(AugmentationPolicy.of(spec(augmentation, iterations), images).description())
        .isEqualTo(description);
  }

  @Test
  void onlyAutomaticLeavesTheChoice() {
    assertThat(AugmentationPolicy.asked(spec("{}", 1000))).isEmpty();
    assertThat(AugmentationPolicy.asked(spec("{mode: Never}", 1000)))
        .contains(AugmentationPolicy.NONE);
    assertThat(AugmentationPolicy.asked(spec("{mode: Always, policy: [Cutout]}", 1000)))
        .contains(new AugmentationPolicy(Set.of(AugmentationKind.CUTOUT)));
  }

  @Test
  void kindsAreInThePapersOrderHoweverTheyWereWritten() {
    assertThat(
            AugmentationPolicy.of(
                    spec("{mode: Always, policy: [Cutout, Translation, Color]}", 1000), 64)
                .kinds())
        .containsExactly(AugmentationKind.values());
  }

  private static GanQpTrainingSpec spec(String augmentation, int iterations) {
    return DocumentReader.ofTrainings()
        .parse(
            "test",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: test}
            spec:
              dataset: {builtin: {}}
              augmentation: %s
              training: {iterations: %d, batchSize: 64, criticSteps: 2}
              storage: {volume: {claimName: out}}
            """
                .formatted(augmentation, iterations))
        .getSpec();
  }
}
