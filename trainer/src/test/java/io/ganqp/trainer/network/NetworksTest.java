package io.ganqp.trainer.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import java.util.Arrays;
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

  /** Pinned: checkpoints and seeds of trainings that there are hold for the article's critic. */
  @Test
  void theReferenceCriticNeverChanges() {
    NetworkDefinition critic = Networks.critic(32, 16, 64);
    assertThat(critic).isEqualTo(Networks.critic(32, 16, 64, CriticOptions.reference()));
    assertThat(Arrays.hashCode(InitialParameters.of(critic, 7))).isEqualTo(0x78ec6e4e);
  }

  @Test
  void aCriticMayDoWithoutBatchNorm() {
    NetworkDefinition critic =
        Networks.critic(32, 4, 16, CriticOptions.reference().with(Normalisation.NONE));
    assertThat(critic.layers()).hasSize(Networks.critic(32, 4, 16).layers().size() - 2);
    assertThat(ParameterLayout.of(critic).blocks())
        .hasSize(4)
        .allSatisfy(block -> assertThat(block.kind()).isEqualTo(Kind.WEIGHT));
  }

  @Test
  void aCriticMayEndWithABias() {
    List<ParameterBlock> blocks =
        ParameterLayout.of(Networks.critic(32, 4, 16, CriticOptions.reference().withBias()))
            .blocks();
    assertThat(blocks.stream().filter(block -> block.kind() == Kind.BIAS))
        .containsExactly(blocks.get(blocks.size() - 1))
        .first()
        .extracting(ParameterBlock::length)
        .isEqualTo(1);
  }

  @Test
  void aBinaryCriticTakesTwoImagesAsChannels() {
    NetworkDefinition critic = Networks.critic(32, 4, 16, CriticOptions.reference().binary());
    assertThat(critic.inputs()).isEqualTo(2 * Networks.critic(32, 4, 16).inputs());
    assertThat(critic.shapes().get(1)).isEqualTo(new Shape(6, 32));
    assertThatThrownBy(() -> new CriticOptions(Normalisation.NONE, false, 3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not 3");
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
