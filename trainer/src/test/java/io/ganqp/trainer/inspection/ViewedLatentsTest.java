package io.ganqp.trainer.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.latent.SphericalInterpolation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ViewedLatentsTest {

  private static final ViewedLatents LATENTS = new ViewedLatents(8);

  @ParameterizedTest
  @ValueSource(floats = {0.2f, 0.7f, 1})
  void truncationScalesTheLatentOfASeedAsTheServiceDoes(float psi) {
    float[] drawn = SeededLatent.draw(42, 8);

    float[] truncated = LATENTS.of(42, psi);

    for (int i = 0; i < drawn.length; i++) {
      assertThat(truncated[i]).isEqualTo(psi * drawn[i]);
    }
  }

  @Test
  void interpolationGoesFromOneSeedToTheOtherAlongTheSphere() {
    float[] from = SeededLatent.draw(2, 8);
    float[] to = SeededLatent.draw(3, 8);

    assertThat(LATENTS.between(2, 3, 0, 8)).isEqualTo(from);
    assertThat(LATENTS.between(2, 3, 7, 8)).isEqualTo(to);
    assertThat(LATENTS.between(2, 3, 2, 8))
        .isEqualTo(SphericalInterpolation.between(from, to, 2 / 7.0));
  }
}
