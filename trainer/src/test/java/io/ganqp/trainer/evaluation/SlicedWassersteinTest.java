package io.ganqp.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SlicedWassersteinTest {

  private static final int SIZE = 32;
  private static final int IMAGES = 100;

  private final SlicedWasserstein metric = new SlicedWasserstein(42);
  private final float[] real = Blobs.images(IMAGES, SIZE, 1);
  private final float[] fake = Blobs.images(IMAGES, SIZE, 2);

  @Test
  void isZeroForEqualSets() {
    assertThat(distance(real, real.clone())).isZero();
  }

  @Test
  void staysWhatItWas() {
    assertThat(distance(real, fake)).isCloseTo(98.6973033325822, within(1e-6));
  }

  @Test
  void takesGeneratedImagesInPortions() {
    ImageEstimator.Pass pass = metric.begin(set(real), IMAGES);
    pass.add(set(Arrays.copyOfRange(fake, 0, fake.length * 3 / 10)));
    assertThatThrownBy(pass::finish).hasMessage("100 generated images were announced and 30 came");
    pass.add(set(Arrays.copyOfRange(fake, fake.length * 3 / 10, fake.length)));

    assertThat(pass.finish())
        .singleElement()
        .satisfies(swd -> assertThat(swd.value()).hasValue(distance(real, fake)));
  }

  @Test
  void isSymmetric() {
    float[] noisy = Blobs.withNoise(fake, 0.2, 3);

    assertThat(distance(real, noisy)).isEqualTo(distance(noisy, real));
  }

  @Test
  void isDeterministicByItsSeed() {
    assertThat(distance(real, fake)).isEqualTo(distance(real, fake));
    assertThat(new SlicedWasserstein(43).distance(set(real), set(fake)))
        .isNotEqualTo(distance(real, fake))
        .isCloseTo(distance(real, fake), withPercentage(50));
  }

  @Test
  void growsWithNoise() {
    double clean = distance(real, fake);
    double some = distance(real, Blobs.withNoise(fake, 0.05, 3));
    double more = distance(real, Blobs.withNoise(fake, 0.2, 3));

    assertThat(some).isGreaterThan(1.5 * clean);
    assertThat(more).isGreaterThan(1.5 * some);
  }

  @Test
  void growsWithBlur() {
    float[] blurred = Blobs.blurred(fake, SIZE);

    assertThat(distance(real, blurred)).isGreaterThan(1.2 * distance(real, fake));
    assertThat(distance(real, Blobs.blurred(blurred, SIZE)))
        .isGreaterThan(1.1 * distance(real, blurred));
  }

  @Test
  void growsWithTheCollapseOfModes() {
    double all = distance(real, fake);
    double ten = distance(real, Blobs.collapsed(fake, SIZE, 10));
    double one = distance(real, Blobs.collapsed(fake, SIZE, 1));

    assertThat(ten).isGreaterThan(1.2 * all);
    assertThat(one).isGreaterThan(1.5 * ten);
  }

  @Test
  void seesAWrongContrast() {
    float[] pale = fake.clone();
    for (int i = 0; i < pale.length; i++) {
      pale[i] *= 0.7f;
    }

    assertThat(distance(real, pale)).isGreaterThan(1.5 * distance(real, fake));
  }

  @Test
  void comparesSetsOfDifferentSizes() {
    float[] half = Arrays.copyOf(fake, fake.length / 2);

    assertThat(distance(real, half))
        .isEqualTo(distance(half, real))
        .isLessThan(distance(real, Blobs.withNoise(half, 0.05, 3)));
  }

  @Test
  void refusesWhatCannotBeCompared() {
    assertThatThrownBy(() -> distance(real, new float[0]))
        .hasMessage("no distance between 100 real and 0 generated images");
    assertThatThrownBy(() -> metric.distance(set(real), ImageSet.of(new float[3 * 64 * 64], 64)))
        .hasMessageContaining("32 px and generated ones of 64 px");
    assertThatThrownBy(
            () ->
                metric.distance(
                    ImageSet.of(new float[3 * 48 * 48], 48),
                    ImageSet.of(new float[3 * 48 * 48], 48)))
        .hasMessageContaining("not 48");
    assertThatThrownBy(() -> set(new float[7])).hasMessageContaining("7 values");
    float[] broken = fake.clone();
    Arrays.fill(broken, Float.NaN);
    assertThatThrownBy(() -> distance(real, broken)).hasMessageContaining("not finite");
  }

  private double distance(float[] a, float[] b) {
    return metric.distance(set(a), set(b));
  }

  private static ImageSet set(float[] images) {
    return ImageSet.of(images, SIZE);
  }
}
