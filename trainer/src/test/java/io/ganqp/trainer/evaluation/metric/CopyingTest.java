package io.ganqp.trainer.evaluation.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.evaluation.feature.Features;
import org.junit.jupiter.api.Test;

class CopyingTest {

  private final Features training = Samples.normal(1, 100, 20);
  private final TrainingImages images = new TrainingImages(training);

  @Test
  void findsCopies() {
    Features copies = Samples.select(training, 42, 7, 99);
    Copying copying = Copying.of(images, copies);

    assertThat(copying.nearest().index()).containsExactly(42, 7, 99);
    assertThat(copying.nearest().distance()).containsOnly(0);
    assertThat(copying.authenticity()).isZero();
    assertThat(copying.nearerThan(images.nearest(Samples.normal(2, 50, 20)))).isEqualTo(1);
  }

  @Test
  void callsNewImagesAuthenticWhereTheyAreFurtherThanTheTrainingImagesFromEachOther() {
    Features line = new Features(1, new float[] {0, 1, 3});
    Features generated = new Features(1, new float[] {-1, -1.5f, 0.75f, 5.5f});

    // To the nearest training image 1, 1.5, 0.25 and 2.5; from there to the next 1, 1, 1 and 2.
    assertThat(Copying.of(new TrainingImages(line), generated).authenticity()).isEqualTo(0.5);
  }

  @Test
  void namesTheFirstOfSeveralThatAreAsNear() {
    Features twice = new Features(1, new float[] {5, 2, 4, 2});

    assertThat(new TrainingImages(twice).nearest(new Features(1, new float[] {3, 2})).index())
        .containsExactly(1, 1);
  }

  @Test
  void givesTheClosestPairsInOrder() {
    Features line = new Features(1, new float[] {0, 10});
    Features generated = new Features(1, new float[] {3, 10, 9, 1});

    assertThat(Copying.of(new TrainingImages(line), generated).closest(3))
        .containsExactly(
            new Copying.Pair(1, 1, 0), new Copying.Pair(2, 1, 1), new Copying.Pair(3, 0, 1));
  }

  @Test
  void countsEqualDistancesHalf() {
    TrainingImages origin = new TrainingImages(new Features(1, new float[] {0, 100}));
    Copying copying = Copying.of(origin, new Features(1, new float[] {1, 2}));

    assertThat(copying.nearerThan(origin.nearest(new Features(1, new float[] {1, -2}))))
        .isEqualTo(0.5);
    assertThat(copying.nearerThan(origin.nearest(new Features(1, new float[] {2}))))
        .isEqualTo(0.75);
  }

  @Test
  void isTheSameWhenMeasuredAgain() {
    Features generated = Samples.normal(3, 80, 20);

    assertThat(Copying.of(images, generated).authenticity())
        .isEqualTo(Copying.of(images, generated).authenticity())
        .isEqualTo(Copying.of(new TrainingImages(training), generated).authenticity());
  }

  @Test
  void refusesToSearchAmongNothing() {
    assertThatThrownBy(() -> new TrainingImages(Samples.normal(1, 1, 20)))
        .hasMessage("a search for copies of training images needs at least 2 images, not 1");
    assertThatThrownBy(() -> Copying.of(images, new Features(20, new float[0])))
        .hasMessageContaining("at least 1 images, not 0");
    assertThatThrownBy(() -> Copying.of(images, Samples.normal(1, 5, 19)))
        .hasMessage("vectors of 19 and of 20 values can't be compared");
  }
}
