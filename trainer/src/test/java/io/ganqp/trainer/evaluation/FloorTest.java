package io.ganqp.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.evaluation.feature.Features;
import java.util.List;
import org.junit.jupiter.api.Test;

class FloorTest {

  private static final int SIZE = 32;

  private final MeanColours extractor = new MeanColours();

  @Test
  void comparesEverySecondImageWithTheOthers() {
    // Images 0 and 1 are alike, 2 and 3 are, and so on.
    float[] once = Blobs.images(20, SIZE, 1);
    int length = 3 * SIZE * SIZE;
    float[] twice = new float[2 * once.length];
    for (int i = 0; i < 40; i++) {
      System.arraycopy(once, i / 2 * length, twice, i * length, length);
    }
    ImageSet pairs = ImageSet.of(twice, SIZE);

    assertThat(Floor.byImages(pairs, Metrics.byImages(1)))
        .singleElement()
        .satisfies(swd -> assertThat(swd.value()).hasValue(0));
    List<Measurement> byFeatures =
        Floor.byFeatures(extractor, extractor.extract(pairs), Metrics.byFeatures(extractor));
    assertThat(byFeatures)
        .extracting(m -> m.metric().name().replace("/mean-colours@2", ""))
        .containsExactly(
            "kernel-distance", "frechet-distance", "precision", "recall", "density", "coverage");
    assertThat(byFeatures.get(2).value()).hasValue(1);
    assertThat(byFeatures.get(5).value()).hasValue(1);
  }

  @Test
  void saysWhatItCanOfFewImages() {
    for (int images = 0; images < 8; images++) {
      ImageSet few = ImageSet.of(Blobs.images(images, SIZE, 1), SIZE);
      Features features = extractor.extract(few);

      assertThat(Floor.byImages(few, Metrics.byImages(1))).hasSize(images < 2 ? 0 : 1);
      assertThat(Floor.byFeatures(extractor, features, Metrics.byFeatures(extractor)))
          .hasSize(images < 4 ? 0 : images < 6 ? 1 : 2);
    }
  }
}
