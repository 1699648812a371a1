package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.evaluation.feature.Features;
import org.junit.jupiter.api.Test;

class InceptionScoreTest {

  @Test
  void isOneWhereAllImagesAreClassifiedAlike() {
    assertThat(InceptionScore.of(new Features(3, new float[] {1, 2, 3, 1, 2, 3})))
        .isCloseTo(1, within(1e-12));
  }

  @Test
  void isTheNumberOfClassesWhereEachImageIsSurelyOfItsOwn() {
    float[] logits = {1e30f, 0, 0, 0, 1e30f, 0, 0, 0, 1e30f};

    assertThat(InceptionScore.of(new Features(3, logits))).isCloseTo(3, within(1e-12));
  }

  @Test
  void refusesNoImages() {
    assertThatThrownBy(() -> InceptionScore.of(new Features(3, new float[0])))
        .hasMessage("an inception score needs at least 1 images, not 0");
  }
}
