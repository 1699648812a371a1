package io.ganqp.trainer.augment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.crds.v1alpha1.AugmentationKind;
import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ForkJoinPool;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DiffAugmentTest {

  private static final AugmentationPolicy ALL =
      new AugmentationPolicy(Set.of(AugmentationKind.values()));

  @Property(tries = 60)
  void isThePapersOnEachImage(
      @ForAll Set<AugmentationKind> kinds,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int batch,
      @ForAll @IntRange(min = 1, max = 5) int eighths) {
    int side = 8 * eighths;
    AugmentationPolicy policy = new AugmentationPolicy(kinds);
    float[] images = values(seed, batch, side);

    float[] augmented = policy.compile(batch, side).forward(images, seed);

    for (int image = 0; image < batch; image++) {
      double[] expected =
          new PaperAugmentation(side)
              .of(image(images, image, side), new ImageTransforms(policy, side).draw(seed, image));
      assertClose(image(augmented, image, side), expected, 2e-6);
    }
  }

  /** ⟨A x, y⟩ = ⟨x, Aᵀ y⟩ with A x by the paper in double precision: A x = f(x) − f(0). */
  @Property(tries = 60)
  void itsGradientIsTheExactAdjoint(
      @ForAll Set<AugmentationKind> kinds,
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 5) int eighths) {
    int side = 8 * eighths;
    AugmentationPolicy policy = new AugmentationPolicy(kinds);
    Augmentation augmentation = policy.compile(1, side);
    ImageTransform transform = new ImageTransforms(policy, side).draw(seed, 0);
    PaperAugmentation paper = new PaperAugmentation(side);
    float[] x = values(seed, 1, side);
    float[] y = values(~seed, 1, side);

    augmentation.forward(x, seed);
    float[] adjoint = augmentation.backward(y).clone();

    double[] changed = paper.of(image(x, 0, side), transform);
    double[] constant = paper.of(new double[x.length], transform);
    double forward = 0;
    double backward = 0;
    double magnitude = 0;
    for (int i = 0; i < x.length; i++) {
      forward += (changed[i] - constant[i]) * y[i];
      backward += (double) x[i] * adjoint[i];
      magnitude += Math.abs(x[i] * (double) adjoint[i]);
    }
    assertThat(backward).isCloseTo(forward, within(1e-6 * magnitude));
  }

  /** The loss is quadratic, so that central differences are exact but for rounding. */
  @Test
  void itsGradientIsThatOfFiniteDifferences() {
    int side = 16;
    long seed = 5;
    ImageTransform transform = new ImageTransforms(ALL, side).draw(seed, 0);
    PaperAugmentation paper = new PaperAugmentation(side);
    Augmentation augmentation = ALL.compile(1, side);
    float[] x = values(seed, 1, side);

    float[] augmented = augmentation.forward(x, seed).clone();
    float[] gradient = augmentation.backward(augmented);

    for (int i = 0; i < x.length; i++) {
      double[] more = image(x, 0, side);
      double[] less = image(x, 0, side);
      more[i] += 1e-3;
      less[i] -= 1e-3;
      double difference =
          (halfSquare(paper.of(more, transform)) - halfSquare(paper.of(less, transform))) / 2e-3;
      assertThat((double) gradient[i]).as("value " + i).isCloseTo(difference, within(1e-5));
    }
  }

  @Test
  void howManyThreadsShareTheImagesChangesNoBit() {
    float[] images = values(1, 64, 32);
    float[] alone = augmentedBy(1, images);

    assertThat(augmentedBy(2, images)).isEqualTo(alone);
    assertThat(augmentedBy(7, images)).isEqualTo(alone);
  }

  /** Forward, then backward. */
  private static float[] augmentedBy(int threads, float[] images) {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(
              () -> {
                Augmentation augmentation = ALL.compile(64, 32);
                float[] there = augmentation.forward(images, 3).clone();
                float[] back = augmentation.backward(images);
                float[] both = Arrays.copyOf(there, 2 * there.length);
                System.arraycopy(back, 0, both, there.length, back.length);
                return both;
              })
          .join();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void theSameSeedGivesTheSameAndAnotherOneAnother() {
    Augmentation augmentation = ALL.compile(2, 16);
    float[] images = values(1, 2, 16);
    float[] before = images.clone();
    float[] first = augmentation.forward(images, 7).clone();

    assertThat(augmentation.forward(images, 8)).isNotEqualTo(first);
    assertThat(augmentation.forward(images, 7)).isEqualTo(first);
    assertThat(images).isEqualTo(before);
  }

  @Test
  void withoutAnyKindImagesAndGradientsAreHandedOnAsTheyAre() {
    Augmentation none = AugmentationPolicy.NONE.compile(1, 16);
    float[] images = values(1, 1, 16);

    assertThat(none.forward(images, 1)).isSameAs(images);
    assertThat(none.backward(images)).isSameAs(images);
  }

  @Test
  void refusesABatchOfAnotherSize() {
    assertThatThrownBy(() -> ALL.compile(2, 16).forward(values(1, 1, 16), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a batch of 768 values, not of 1536");
  }

  private static float[] values(long seed, int batch, int side) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[batch * Pixels.CHANNELS * side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }

  private static double[] image(float[] batch, int index, int side) {
    double[] image = new double[Pixels.CHANNELS * side * side];
    for (int i = 0; i < image.length; i++) {
      image[i] = batch[index * image.length + i];
    }
    return image;
  }

  private static void assertClose(double[] actual, double[] expected, double tolerance) {
    assertThat(actual).hasSameSizeAs(expected);
    for (int i = 0; i < actual.length; i++) {
      assertThat(actual[i]).as("value " + i).isCloseTo(expected[i], within(tolerance));
    }
  }

  private static double halfSquare(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value / 2;
    }
    return sum;
  }
}
