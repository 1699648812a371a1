package io.ganqp.trainer.scoring;

import io.ganqp.trainer.dataset.PackedDataset;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.metric.Copying;
import io.ganqp.trainer.judging.RealImages;
import io.ganqp.trainer.monitor.image.SampleGrid;
import java.util.List;
import java.util.stream.Stream;

/**
 * The generated images that are nearest to one that was trained on, each with that one to its
 * right, for a person to see whether they are copies.
 *
 * @param extractor name of that whose features are near
 * @param pairs the closest first, at most {@value #MOST}
 */
public record ClosestPairs(String extractor, List<Copying.Pair> pairs) {

  private static final int MOST = 16;
  private static final int PAIRS_IN_A_ROW = 4;
  private static final int IMAGES_OF_A_PAIR = 2;

  /** Those of images that were measured. */
  public static ClosestPairs of(Scores scores) {
    return new ClosestPairs(scores.pairedBy(), scores.closest(MOST));
  }

  /** A pair as it looks. */
  public static final class Look {
    private final Copying.Pair pair;
    private final float[] generated;
    private final float[] training;

    private Look(Copying.Pair pair, float[] generated, float[] training) {
      this.pair = pair;
      this.generated = generated;
      this.training = training;
    }

    /** Which images they are. */
    public Copying.Pair pair() {
      return pair;
    }

    /** The generated one, 3×resolution×resolution in [−1, 1]. */
    public float[] generated() {
      return generated;
    }

    /** The one that was trained on, 3×resolution×resolution in [−1, 1]. */
    public float[] training() {
      return training;
    }
  }

  /**
   * Their images.
   *
   * @param generated the images that were measured
   * @param dataset whose images were trained on
   */
  public List<Look> looks(ImageSet generated, PackedDataset dataset) {
    RealImages training = RealImages.training(dataset, dataset.trainingImages());
    return pairs.stream()
        .map(
            pair ->
                new Look(
                    pair, image(generated, pair.generated()), image(training, pair.training())))
        .toList();
  }

  /**
   * Draws them, four pairs in a row.
   *
   * @param generated the images that were measured
   * @param dataset whose images were trained on
   * @return the PNG
   */
  public byte[] png(ImageSet generated, PackedDataset dataset) {
    int resolution = generated.resolution();
    List<float[]> images =
        looks(generated, dataset).stream()
            .flatMap(look -> Stream.of(look.generated(), look.training()))
            .toList();
    return grid(resolution).png(images, resolution, resolution);
  }

  /**
   * Confirms that images of a resolution can be drawn.
   *
   * @throws IllegalArgumentException if the picture would be too large
   */
  public static void requireRoom(int resolution) {
    grid(resolution).requireRoom(resolution, resolution);
  }

  private static SampleGrid grid(int resolution) {
    return SampleGrid.of(MOST / PAIRS_IN_A_ROW, PAIRS_IN_A_ROW * IMAGES_OF_A_PAIR, resolution);
  }

  private static float[] image(ImageSet images, int index) {
    float[] image = new float[3 * images.resolution() * images.resolution()];
    images.copy(index, image);
    return image;
  }
}
