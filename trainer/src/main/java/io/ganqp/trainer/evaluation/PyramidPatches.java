package io.ganqp.trainer.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Patches of each level of the Laplacian pyramids of images, the finest first, and at the end whole
 * images of the last level.
 */
final class PyramidPatches {

  /** Side of a patch. */
  static final int SIDE = 7;

  /** Images whose pyramids are in memory at a time. */
  private static final int IMAGES_AT_A_TIME = 16;

  private final int resolution;
  private final int patches;
  private final List<Integer> sizes;
  private final List<Descriptors> levels = new ArrayList<>();
  private final Descriptors whole;
  private final Random random;

  /**
   * Room for the patches of some images.
   *
   * @param patches of each image and level
   * @param seed of where they lie
   */
  PyramidPatches(int resolution, int images, int patches, long seed) {
    this.resolution = resolution;
    this.patches = patches;
    this.sizes = LaplacianPyramid.sizes(resolution);
    sizes.forEach(size -> levels.add(new Descriptors(SIDE, images * patches)));
    this.whole = new Descriptors(LaplacianPyramid.COARSEST, images);
    this.random = new Random(seed);
  }

  /** Adds images in order; some pyramids are made at the same time. */
  void add(ImageSet images) {
    for (int done = 0; done < images.size(); done += IMAGES_AT_A_TIME) {
      int count = Math.min(IMAGES_AT_A_TIME, images.size() - done);
      float[][] some = new float[count][3 * resolution * resolution];
      for (int i = 0; i < count; i++) {
        images.copy(done + i, some[i]);
      }
      Arrays.stream(some)
          .parallel()
          .map(image -> LaplacianPyramid.of(image, resolution))
          .forEachOrdered(this::add);
    }
  }

  private void add(List<float[]> pyramid) {
    for (int level = 0; level < sizes.size(); level++) {
      for (int patch = 0; patch < patches; patch++) {
        levels.get(level).add(pyramid.get(level), sizes.get(level), random);
      }
    }
    whole.add(pyramid.get(sizes.size() - 1), LaplacianPyramid.COARSEST, random);
  }

  /** How many images were added. */
  int images() {
    return whole.count();
  }

  List<Descriptors> levels() {
    List<Descriptors> all = new ArrayList<>(levels);
    all.add(whole);
    return all;
  }
}
