package io.ganqp.trainer.augment;

import java.util.Arrays;

/**
 * The augmentations of the paper one after the other, in double precision and as it writes them: to
 * compare with.
 */
final class PaperAugmentation {

  private final int side;

  PaperAugmentation(int side) {
    this.side = side;
  }

  /** Of one image, [3 · side²]. */
  double[] of(double[] image, ImageTransform transform) {
    ColorChange color = transform.color();
    double[] brighter = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      brighter[i] = image[i] + color.brightness();
    }
    double[] saturated = aroundMeans(brighter, color.saturation(), pixelMeans(brighter));
    double[] contrasted = aroundMeans(saturated, color.contrast(), imageMean(saturated));
    return cutOut(moved(contrasted, transform.right(), transform.down()), transform.hole());
  }

  private static double[] aroundMeans(double[] image, double factor, double[] means) {
    double[] result = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      result[i] = (image[i] - means[i]) * factor + means[i];
    }
    return result;
  }

  private double[] pixelMeans(double[] image) {
    int plane = side * side;
    double[] means = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      int pixel = i % plane;
      means[i] = (image[pixel] + image[pixel + plane] + image[pixel + 2 * plane]) / 3;
    }
    return means;
  }

  private static double[] imageMean(double[] image) {
    double sum = 0;
    for (double value : image) {
      sum += value;
    }
    double[] means = new double[image.length];
    Arrays.fill(means, sum / image.length);
    return means;
  }

  private double[] moved(double[] image, int right, int down) {
    double[] result = new double[image.length];
    for (int i = 0; i < image.length; i++) {
      int x = i % side - right;
      int y = i / side % side - down;
      if (x >= 0 && x < side && y >= 0 && y < side) {
        result[i] = image[i - right - down * side];
      }
    }
    return result;
  }

  private double[] cutOut(double[] image, Hole hole) {
    double[] result = image.clone();
    for (int i = 0; i < image.length; i++) {
      int x = i % side;
      int y = i / side % side;
      if (x >= hole.left() && x < hole.right() && y >= hole.top() && y < hole.bottom()) {
        result[i] = 0;
      }
    }
    return result;
  }
}
