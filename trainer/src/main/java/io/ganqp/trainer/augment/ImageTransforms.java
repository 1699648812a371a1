package io.ganqp.trainer.augment;

import io.ganqp.contract.latent.SplitMix64;
import io.ganqp.crds.v1alpha1.AugmentationKind;

/**
 * Draws how each image of a batch is augmented. Every number is a function of the batch's seed, the
 * image's place and what it is for, so that one kind of augmentation moves no number of another.
 *
 * @param side of the images in pixels
 */
record ImageTransforms(AugmentationPolicy policy, int side) {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  /** An image moves by up to an eighth of its side. */
  private static final int TRANSLATION = 8;

  /** A hole has half of its side. */
  private static final int CUTOUT = 2;

  private enum Draw {
    BRIGHTNESS,
    SATURATION,
    CONTRAST,
    RIGHT,
    DOWN,
    HOLE_X,
    HOLE_Y
  }

  /** Of the image number {@code image} in the batch of that seed. */
  ImageTransform draw(long seed, int image) {
    long key = SplitMix64.mix(SplitMix64.mix(seed) + (image + 1L) * GOLDEN_GAMMA);
    boolean moves = has(AugmentationKind.TRANSLATION);
    int most = side / TRANSLATION;
    return new ImageTransform(
        has(AugmentationKind.COLOR) ? color(key) : ColorChange.NONE,
        moves ? between(-most, most, key, Draw.RIGHT) : 0,
        moves ? between(-most, most, key, Draw.DOWN) : 0,
        has(AugmentationKind.CUTOUT) ? hole(key) : Hole.NONE);
  }

  private boolean has(AugmentationKind kind) {
    return policy.kinds().contains(kind);
  }

  private static ColorChange color(long key) {
    return new ColorChange(
        (float) uniform(key, Draw.BRIGHTNESS) - 0.5f,
        (float) uniform(key, Draw.SATURATION) * 2,
        (float) uniform(key, Draw.CONTRAST) + 0.5f);
  }

  /** Its centre is in the image or on its edge, so that it may be cut off by one half. */
  private Hole hole(long key) {
    int size = side / CUTOUT;
    int last = side - size % 2;
    return Hole.square(
        size, between(0, last, key, Draw.HOLE_X), between(0, last, key, Draw.HOLE_Y));
  }

  /** A whole number, both ends included. */
  private static int between(int least, int most, long key, Draw what) {
    return least + (int) (uniform(key, what) * (most - least + 1));
  }

  /** In [0, 1). */
  private static double uniform(long key, Draw what) {
    return (SplitMix64.mix(key + GOLDEN_GAMMA * what.name().hashCode()) >>> 11) * 0x1p-53;
  }
}
