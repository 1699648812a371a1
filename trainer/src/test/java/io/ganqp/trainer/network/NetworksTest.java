package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworksTest {

  /** 19.60/17.44, 74.21/69.89 and 74.26/69.94 million in the article's code. */
  @ParameterizedTest
  @CsvSource({
    "128, 64, 1024, 19596675, 17436864",
    "128, 64, 2048, 19596675, 17436864",
    "256, 64, 2048, 74209667, 69890240",
    "512, 32, 2048, 74258627, 69939296",
  })
  void hasAsManyParametersAsTheReference(
      int resolution, int base, int maximum, int generator, int critic) {
    assertThat(ParameterLayout.of(Networks.generator(resolution, 128, base, maximum)).size())
        .isEqualTo(generator);
    assertThat(ParameterLayout.of(Networks.critic(resolution, base, maximum)).size())
        .isEqualTo(critic);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256, 512})
  void leadsFromLatentToImageAndFromImageToScore(int resolution) {
    NetworkDefinition generator = Networks.generator(resolution, 100, 4, 16);
    NetworkDefinition critic = Networks.critic(resolution, 4, 16);

    assertThat(generator.inputs()).isEqualTo(100);
    assertThat(generator.shapes()).last().isEqualTo(new Shape(3, resolution));
    assertThat(critic.inputs()).isEqualTo(3 * resolution * resolution);
    assertThat(critic.shapes()).last().isEqualTo(new Shape(1, 1));
    assertThat(critic.shapes()).contains(new Shape(16, 4));
  }

  @Test
  void halvesTheBaseChannelsAtTheLargestResolution() {
    assertThat(Networks.defaultBaseChannels(256)).isEqualTo(64);
    assertThat(Networks.defaultBaseChannels(512)).isEqualTo(32);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -32, 4, 48, 100})
  void refusesResolutionsThatDoNotHalveDownToFour(int resolution) {
    assertThatThrownBy(() -> Networks.critic(resolution, 64, 2048))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resolution " + resolution)
        .hasMessageContaining("power of two");
  }

  @Test
  void refusesALayerThatDoesNotFitTheOneBefore() {
    var layers = List.<Layer>of(new Layer.Dense(2, 3, true), new Layer.Dense(4, 1, false));
    assertThatThrownBy(() -> new NetworkDefinition("odd", 2, 1, layers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("takes 4×1×1 and was given 3×1×1");
  }
}
