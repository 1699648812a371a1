package io.ganqp.trainer.engine.onednn.convolution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts.Sides;
import org.junit.jupiter.api.Test;

class ConvolutionProductsTest {

  private final Sides sides = new Sides(null, null);

  @Test
  void theGradientOfTheWeightsIsWantedByItself() {
    assertThat(new ConvolutionProducts(sides, sides, sides).ofWeightAlone())
        .contains(new ConvolutionProducts(null, null, sides));
  }

  @Test
  void forwardAndInputGradientNeedNoGradientOfTheWeights() {
    assertThat(new ConvolutionProducts(sides, null, null).ofWeightAlone()).isEmpty();
    assertThat(new ConvolutionProducts(sides, sides, null).ofWeightAlone()).isEmpty();
  }

  @Test
  void atLeastOneProductIsWanted() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ConvolutionProducts(null, null, null))
        .withMessage("no product of a convolution is wanted");
  }
}
