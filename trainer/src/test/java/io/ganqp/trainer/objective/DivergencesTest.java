package io.ganqp.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.contract.metric.Diagnostic;
import io.ganqp.trainer.objective.NamedDivergences.Named;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every divergence. */
class DivergencesTest {

  private static final Scores SCORES =
      new Scores(
          new float[] {1.5f, -0.5f, 0.25f},
          new float[] {-1, 0.75f, 0.25f},
          new float[] {0.5f, 1, 0.25f});

  static List<Named> divergences() {
    return NamedDivergences.all();
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void aShiftOfAllScoresChangesNothingWhereThatIsSaid(Named named) {
    Divergence divergence = named.divergence();
    Scores shifted =
        new Scores(plus(SCORES.real(), 0.5f), plus(SCORES.fake(), 0.5f), SCORES.distance());

    boolean same =
        Math.abs(divergence.critic(SCORES).value() - divergence.critic(shifted).value()) < 1e-9;

    assertThat(same).isEqualTo(divergence.isShiftInvariant());
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void theGeneratorGetsByWithoutTheRealsWhereThatIsSaid(Named named) {
    Divergence divergence = named.divergence();
    if (divergence.generatorNeedsReals()) {
      assertThat(divergence.generator(SCORES).real()).hasSize(3).doesNotContain(0);
    } else {
      Loss loss = divergence.generator(Scores.ofFakes(SCORES.fake()));
      assertThat(loss.value()).isEqualTo(divergence.generator(SCORES).value());
      assertThat(loss.fake()).isEqualTo(divergence.generator(SCORES).fake());
      assertThat(loss.real()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void theDiagnosticsOfALossAreThoseAnnounced(Named named) {
    Divergence divergence = named.divergence();
    Loss loss = divergence.critic(SCORES);

    assertThat(List.copyOf(loss.diagnostics().keySet()))
        .isEqualTo(divergence.diagnostics().stream().map(Diagnostic::name).toList())
        .startsWith("scoreDifference");
    assertThat(loss.diagnostics().values()).allMatch(Double::isFinite);
    assertThat(divergence.generator(SCORES).diagnostics()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void everyFiniteScoreHasAFiniteGradient(Named named) {
    for (float extreme : new float[] {89, 1e3f, 1e30f, Float.MAX_VALUE}) {
      Scores scores =
          new Scores(
              new float[] {extreme, -extreme},
              new float[] {-extreme, extreme},
              new float[] {1, 1e-3f});

      for (float gradient : named.divergence().critic(scores).gradient()) {
        assertThat(gradient).isFinite();
      }
      for (float gradient : named.divergence().generator(scores).gradient()) {
        assertThat(gradient).isFinite();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void aScoreThatIsNoNumberMakesALossThatIsNone(Named named) {
    Scores scores = new Scores(new float[] {Float.NaN}, new float[] {Float.NaN}, new float[] {1});

    assertThat(named.divergence().critic(scores).value()).isNaN();
    assertThat(named.divergence().generator(scores).value()).isNaN();
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void thePairsCanBePutInAnyOrder(Named named) {
    Scores reversed =
        new Scores(reverse(SCORES.real()), reverse(SCORES.fake()), reverse(SCORES.distance()));

    assertThat(named.divergence().critic(reversed).value())
        .isCloseTo(
            named.divergence().critic(SCORES).value(),
            within(1e-9 * Math.abs(named.divergence().critic(SCORES).value()) + 1e-12));
  }

  @Test
  void descriptionsTellThemApart() {
    assertThat(
            divergences().stream()
                .map(n -> n.divergence().description())
                .collect(Collectors.toSet()))
        .hasSameSizeAs(divergences())
        .contains(
            "GanQp λ=10",
            "GanQp λ=0.25, p=4",
            "GanQp λ=10, binary critic",
            "Lsgan a, b, c = 0, 1, 1",
            "FGan KL, saturating");
  }

  @Test
  void lsganRefusesTargetsThatAreTheSame() {
    assertThatThrownBy(() -> new Lsgan(1, 1, 1))
        .hasMessage(
            "the targets a = 1.0, b = 1.0, c = 1.0 cannot be told apart: use numbers, a other than b");
    assertThatThrownBy(() -> new Lsgan(0, Double.NaN, 1)).hasMessageContaining("b = NaN");
  }

  private static float[] plus(float[] values, float shift) {
    float[] shifted = values.clone();
    for (int i = 0; i < shifted.length; i++) {
      shifted[i] += shift;
    }
    return shifted;
  }

  private static float[] reverse(float[] values) {
    float[] reversed = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
