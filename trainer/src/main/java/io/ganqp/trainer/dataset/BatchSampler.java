package io.ganqp.trainer.dataset;

/**
 * Which training image comes when: every image once per epoch, in an order of its own. A pure
 * function of seed and position, so nothing needs to be saved to go on from anywhere.
 */
public final class BatchSampler {
  private static final long ORDER = 0x6f72646572L;
  private static final long MIRROR = 0x6d6972726f72L;

  private final PackedDataset dataset;
  private final long orderKey;
  private final long mirrorKey;

  /** Samples the training part, mirrored by chance where the dataset's options say so. */
  public BatchSampler(PackedDataset dataset, long seed) {
    this.dataset = dataset;
    this.orderKey = RandomBits.of(seed, ORDER);
    this.mirrorKey = RandomBits.of(seed, MIRROR);
  }

  /**
   * Copies a batch.
   *
   * @param firstPosition how many images were taken before, at least 0
   * @param batchSize images to take; may reach into the next epoch
   * @param target [batchSize · 3 · resolution²], CHW, values in [−1, 1]
   */
  public void fill(long firstPosition, int batchSize, float[] target) {
    int images = dataset.trainingImages();
    int length = dataset.imageLength();
    boolean mirrors = dataset.options().mirror();
    for (int sample = 0; sample < batchSize; sample++) {
      long position = firstPosition + sample;
      boolean mirrored = mirrors && RandomBits.of(mirrorKey, position) < 0;
      dataset.training(index(position, images), mirrored, target, sample * length);
    }
  }

  private int index(long position, int images) {
    long epoch = position / images;
    return new Permutation(images, RandomBits.of(orderKey, epoch)).at((int) (position % images));
  }
}
