package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DatasetShortagesTest extends PackedImagesTest {
  @Test
  void areNoneWhereThereIsEnough() throws IOException {
    addImages(8);

    assertThat(DatasetShortages.of(open(folder(), 0.1, 0), 7)).isEmpty();
    assertThat(DatasetShortages.of(open(folder(), 0, 0), 8)).isEmpty();
  }

  @Test
  void tellOfFewerImagesThanABatch() throws IOException {
    addImages(8);

    assertThat(DatasetShortages.of(open(folder(), 0.1, 0), 64))
        .containsExactly(
            "there are 7 images to train on, fewer than spec.training.batchSize 64: every batch"
                + " repeats some; add images or lower it to at most 7");
  }

  @Test
  void tellOfAHoldOutOfNone() throws IOException {
    addImages(12);

    assertThat(DatasetShortages.of(open(folder(), 0.01, 0), 12))
        .containsExactly(
            "spec.dataset.holdoutFraction 0.01 of 12 images holds out none: models are compared"
                + " with the images that they were trained on; add images or raise it to at least"
                + " 0.042");
    assertThat(open(folder(), 0.042, 0).holdoutImages()).isEqualTo(1);
  }

  @Test
  void tellOfASingleImage() throws IOException {
    addImages(1);

    assertThat(DatasetShortages.of(open(folder(), 0.1, 0), 64))
        .containsExactly(
            "there is 1 image to train on: nothing but that one can be learnt; add different"
                + " images",
            "spec.dataset.holdoutFraction 0.1 of 1 images holds out none: models are compared with"
                + " the images that they were trained on; add images");
  }
}
