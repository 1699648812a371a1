package io.ganqp.trainer.objective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.ganqp.trainer.objective.NamedDivergences.Named;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Losses and gradients are those of losses.json, which losses.py beside it made by autograd. */
class ReferenceLossesTest {

  private static final double TOLERANCE = 1e-6;
  private static final JsonNode REFERENCE = reference();

  static List<Named> divergences() {
    return NamedDivergences.all();
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void lossesAndGradientsAreTheReferences(Named named) {
    Divergence divergence = named.divergence();
    JsonNode expected = expected(named.name());
    Scores scores = new Scores(floats("real"), floats("fake"), floats("distance"));

    assertLoss(divergence.critic(scores), expected.path("critic"));
    assertLoss(divergence.generator(scores), expected.path("generator"));
  }

  @ParameterizedTest
  @MethodSource("divergences")
  void scoresOfSixtyLeaveThemExactAndFinite(Named named) {
    Divergence divergence = named.divergence();
    JsonNode expected = expected(named.name());
    Scores scores = new Scores(floats("extremeReal"), floats("extremeFake"), floats("distance"));

    assertLoss(divergence.critic(scores), expected.path("extremeCritic"));
    assertLoss(divergence.generator(scores), expected.path("extremeGenerator"));
  }

  @Test
  void eachReferenceHasItsDivergence() {
    assertThat(REFERENCE.path("losses").findValuesAsText("name"))
        .containsExactlyInAnyOrderElementsOf(divergences().stream().map(Named::name).toList());
  }

  private static void assertLoss(Loss loss, JsonNode expected) {
    assertThat(loss.value())
        .isCloseTo(expected.path("value").doubleValue(), near(expected.path("value")));
    assertGradient(loss.real(), expected.path("real"));
    assertGradient(loss.fake(), expected.path("fake"));
  }

  private static void assertGradient(float[] gradient, JsonNode expected) {
    assertThat(gradient).hasSize(expected.size());
    for (int i = 0; i < gradient.length; i++) {
      assertThat((double) gradient[i])
          .isCloseTo(expected.get(i).doubleValue(), near(expected.get(i)));
    }
  }

  private static Offset<Double> near(JsonNode value) {
    return within(TOLERANCE * Math.max(1, Math.abs(value.doubleValue())));
  }

  private static JsonNode expected(String name) {
    for (JsonNode loss : REFERENCE.path("losses")) {
      if (loss.path("name").textValue().equals(name)) {
        return loss;
      }
    }
    throw new AssertionError("losses.json lacks " + name);
  }

  private static float[] floats(String name) {
    JsonNode array = REFERENCE.path(name);
    float[] values = new float[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).floatValue();
    }
    return values;
  }

  private static JsonNode reference() {
    try {
      return new ObjectMapper().readTree(ReferenceLossesTest.class.getResource("losses.json"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
