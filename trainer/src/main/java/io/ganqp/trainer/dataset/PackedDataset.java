package io.ganqp.trainer.dataset;

import io.ganqp.contract.image.Level;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageSource;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The images of a source at one resolution, in a training part and a held-out part. Backed by a
 * memory-mapped cache of 8-bit samples. Thread-safe.
 */
public final class PackedDataset {
  private static final int NAMED_REJECTS = 5;
  private static final float[] TO_UNIT = toUnit();

  private final PackedFile file;
  private final DatasetOptions options;
  private final int[] training;
  private final int[] holdout;

  private PackedDataset(PackedFile file, DatasetOptions options, Holdout split) {
    this.file = file;
    this.options = options;
    this.training = split.training().stream().mapToInt(Integer::intValue).toArray();
    this.holdout = split.holdout().stream().mapToInt(Integer::intValue).toArray();
  }

  /**
   * Opens a source, packing its images first where the cache folder doesn't hold them or holds them
   * damaged.
   *
   * @throws DatasetException if there are no usable images, too few, too many unusable ones, or the
   *     source or the cache can't be read
   */
  public static PackedDataset open(
      ImageSource source, DatasetOptions options, Path cacheFolder, PackingProgress progress) {
    PackedFile file =
        new PackedCache(cacheFolder, progress).open(source, options.resolution(), options.crop());
    PackedIndex index = file.index();
    checkUsable(source, index, options.maximumRejectedFraction());
    Holdout split = Holdout.split(index.images(), options);
    if (split.training().isEmpty()) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "holding out %s of the %d images in the %s leaves none to train on: lower the fraction"
                  + " or add different images",
              options.holdoutFraction(),
              index.images().size(),
              source.description()));
    }
    return new PackedDataset(file, options, split);
  }

  private static void checkUsable(ImageSource source, PackedIndex index, double maximum) {
    Rejects rejects = index.rejects();
    int usable = index.images().size();
    String listing = "\n" + rejects.listing(NAMED_REJECTS).stripTrailing();
    if (usable == 0) {
      throw new DatasetException(
          "there is no usable image in the "
              + source.description()
              + " ("
              + rejects.summary()
              + "): put JPEG, PNG, BMP, GIF, WebP, PGM or PPM files there"
              + listing);
    }
    double fraction = (double) rejects.total() / (rejects.total() + usable);
    if (fraction > maximum) {
      throw new DatasetException(
          String.format(
              Locale.ROOT,
              "%.1f%% of the files in the %s are unusable, and at most %.1f%% may be (%s): remove or"
                  + " repair them, or raise the limit%s",
              100 * fraction,
              source.description(),
              100 * maximum,
              rejects.summary(),
              listing));
    }
  }

  /** Images to train on. */
  public int trainingImages() {
    return training.length;
  }

  /** Version of how images become pixels: with another one the same files give others. */
  public int version() {
    return PackedFile.VERSION;
  }

  /** Images held out for evaluation, never trained on. */
  public int holdoutImages() {
    return holdout.length;
  }

  /** Files that were left out. */
  public Rejects rejects() {
    return file.index().rejects();
  }

  /** Images with fewer rows or columns than the resolution, which were scaled up. */
  public long enlargedImages() {
    return file.index().images().stream().filter(PackedIndex.Item::enlarged).count();
  }

  /** All usable images, held out or not. */
  public ImageList images() {
    return ImageList.of(file.index().images());
  }

  /** With which options it was opened. */
  public DatasetOptions options() {
    return options;
  }

  /** Floats that one image takes: 3 · resolution². */
  public int imageLength() {
    return 3 * options.resolution() * options.resolution();
  }

  /**
   * Copies a training image.
   *
   * @param index 0 … {@link #trainingImages} − 1
   * @param mirrored whether from right to left
   * @param target where to: CHW, values in [−1, 1]
   * @param offset the first float to write
   */
  public void training(int index, boolean mirrored, float[] target, int offset) {
    copy(training[index], mirrored, target, offset);
  }

  /**
   * Copies a held-out image, as above and never mirrored.
   *
   * @param index 0 … {@link #holdoutImages} − 1
   */
  public void holdout(int index, float[] target, int offset) {
    copy(holdout[index], false, target, offset);
  }

  private void copy(int image, boolean mirrored, float[] target, int offset) {
    byte[] samples = new byte[imageLength()];
    file.read(image, samples);
    if (!mirrored) {
      for (int i = 0; i < samples.length; i++) {
        target[offset + i] = TO_UNIT[samples[i] & 0xff];
      }
      return;
    }
    int width = options.resolution();
    for (int row = 0; row < samples.length; row += width) {
      for (int x = 0; x < width; x++) {
        target[offset + row + x] = TO_UNIT[samples[row + width - 1 - x] & 0xff];
      }
    }
  }

  private static float[] toUnit() {
    float[] values = new float[256];
    for (int sample = 0; sample < values.length; sample++) {
      values[sample] = Level.value((byte) sample);
    }
    return values;
  }
}
