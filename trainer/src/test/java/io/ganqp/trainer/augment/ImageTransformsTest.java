package io.ganqp.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.crds.v1alpha1.AugmentationKind;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTransformsTest {

  private static final int SIDE = 32;
  private static final int IMAGES = 20_000;

  @Test
  void drawsFromTheRangesOfThePaper() {
    List<ImageTransform> drawn = draws(AugmentationKind.values());

    assertUniform(drawn, t -> t.color().brightness(), -0.5, 0.5);
    assertUniform(drawn, t -> t.color().saturation(), 0, 2);
    assertUniform(drawn, t -> t.color().contrast(), 0.5, 1.5);
    assertThat(drawn.stream().mapToInt(ImageTransform::right).distinct().sorted())
        .containsExactly(-4, -3, -2, -1, 0, 1, 2, 3, 4);
    assertThat(drawn.stream().mapToInt(ImageTransform::down).distinct().sorted())
        .containsExactly(-4, -3, -2, -1, 0, 1, 2, 3, 4);
    assertThat(drawn.stream().mapToDouble(ImageTransform::right).average().orElseThrow())
        .isCloseTo(0, within(0.05));
    assertThat(drawn.stream().mapToInt(t -> t.hole().left()).distinct().sorted())
        .containsExactly(IntStream.rangeClosed(-8, 24).boxed().toArray(Integer[]::new));
    assertThat(drawn.stream().mapToInt(t -> t.hole().top()).summaryStatistics().getMax())
        .isEqualTo(24);
    assertThat(drawn)
        .allMatch(t -> t.hole().right() - t.hole().left() == 16)
        .allMatch(t -> t.hole().bottom() - t.hole().top() == 16);
  }

  @ParameterizedTest
  @EnumSource(AugmentationKind.class)
  void oneKindMovesNoNumberOfAnother(AugmentationKind kind) {
    ImageTransform all = transforms(AugmentationKind.values()).draw(9, 3);
    ImageTransform one = transforms(kind).draw(9, 3);

    switch (kind) {
      case COLOR -> assertThat(one).isEqualTo(new ImageTransform(all.color(), 0, 0, Hole.NONE));
      case TRANSLATION ->
          assertThat(one)
              .isEqualTo(new ImageTransform(ColorChange.NONE, all.right(), all.down(), Hole.NONE));
      case CUTOUT ->
          assertThat(one).isEqualTo(new ImageTransform(ColorChange.NONE, 0, 0, all.hole()));
    }
  }

  /** A resumed run relies on it; computed by another implementation too. */
  @Test
  void drawsWhatItAlwaysDrew() {
    assertThat(transforms(AugmentationKind.values()).draw(42, 0))
        .isEqualTo(
            new ImageTransform(
                new ColorChange(-0.41263872f, 1.253143f, 0.8362552f),
                4,
                -4,
                new Hole(10, 13, 26, 29)));
    assertThat(transforms(AugmentationKind.values()).draw(42, 1))
        .isEqualTo(
            new ImageTransform(
                new ColorChange(0.20423508f, 0.73846227f, 0.5240763f),
                -3,
                2,
                new Hole(4, -4, 20, 12)));
  }

  private static void assertUniform(
      List<ImageTransform> drawn, ToDoubleFunction<ImageTransform> value, double from, double to) {
    double[] sorted = drawn.stream().mapToDouble(value).sorted().toArray();
    for (int i = 0; i < sorted.length; i++) {
      double expected = from + (to - from) * (i + 0.5) / sorted.length;
      // Kolmogorov and Smirnov's distance: above 2 / √n once in 1,500 draws, and these are fixed.
      assertThat(sorted[i]).isCloseTo(expected, within((to - from) * 2 / Math.sqrt(IMAGES)));
    }
  }

  private static List<ImageTransform> draws(AugmentationKind... kinds) {
    return IntStream.range(0, IMAGES)
        .mapToObj(i -> transforms(kinds).draw(i / 64, i % 64))
        .toList();
  }

  private static ImageTransforms transforms(AugmentationKind... kinds) {
    return new ImageTransforms(new AugmentationPolicy(Set.of(kinds)), SIDE);
  }
}
