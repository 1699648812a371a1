package io.ganqp.trainer.dataset;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a data set has too little of for the training that is to use it. */
public final class DatasetShortages {
  private DatasetShortages() {}

  /**
   * A sentence for each shortage, with the value and the remedy; none where all is well.
   *
   * @param batchSize images of a batch
   */
  public static List<String> of(PackedDataset dataset, int batchSize) {
    List<String> shortages = new ArrayList<>();
    int training = dataset.trainingImages();
    if (training == 1) {
      shortages.add(
          "there is 1 image to train on: nothing but that one can be learnt; add different images");
    } else if (training < batchSize) {
      shortages.add(
          String.format(
              Locale.ROOT,
              "there are %d images to train on, fewer than spec.training.batchSize %d: every batch"
                  + " repeats some; add images or lower it to at most %d",
              training,
              batchSize,
              training));
    }
    double fraction = dataset.options().holdoutFraction();
    if (fraction > 0 && dataset.holdoutImages() == 0) {
      shortages.add(
          String.format(
              Locale.ROOT,
              "spec.dataset.holdoutFraction %s of %d images holds out none: models are compared with"
                  + " the images that they were trained on; %s",
              fraction,
              training,
              training == 1
                  ? "add images"
                  : "add images or raise it to at least " + leastFraction(training)));
    }
    int all = training + dataset.holdoutImages();
    if (dataset.holdoutImages() > 2 * Math.max(1, fraction * all)) {
      shortages.add(
          String.format(
              Locale.ROOT,
              "spec.dataset.holdoutBy %s holds out %d of %d images, and holdoutFraction asks for %s:"
                  + " the groups are that large; choose another one, or split them",
              dataset.options().holdoutBy(),
              dataset.holdoutImages(),
              all,
              fraction));
    }
    return List.copyOf(shortages);
  }

  /** Rounded up to three digits: what holds out one image. */
  private static double leastFraction(int images) {
    return Math.ceil(500.0 / images) / 1000;
  }
}
