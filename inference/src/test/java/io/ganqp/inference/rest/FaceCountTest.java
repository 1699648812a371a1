package io.ganqp.inference.rest;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class FaceCountTest {

  @Test
  void sixtyFourFacesAreTheMost() {
    assertThatCode(() -> steps(64).expectFew()).doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> steps(65).expectFew())
        .withMessage("65 steps are 65 faces, expected at most 64.")
        .matches(e -> e.parameter().equals("steps"));
  }

  @Test
  void ofLargeFacesThereMayBeFewer() {
    assertThatCode(() -> steps(16).expectRoom(512)).doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> steps(17).expectRoom(512))
        .withMessage("17 steps are 17 faces, expected at most 16 of 512 × 512.");
  }

  @Test
  void twoFacesOfAnySizeMayBe() {
    assertThatCode(() -> steps(2).expectRoom(4096)).doesNotThrowAnyException();
    assertThatCode(() -> steps(4).expectRoom(1024)).doesNotThrowAnyException();
    assertThatExceptionOfType(InvalidParameterException.class)
        .isThrownBy(() -> steps(3).expectRoom(2048))
        .withMessage("3 steps are 3 faces, expected at most 2 of 2048 × 2048.");
  }

  private static FaceCount steps(int count) {
    return new FaceCount(count, "steps", count + " steps");
  }
}
