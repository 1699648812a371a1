package io.ganqp.trainer.evaluation.metric;

import io.ganqp.trainer.evaluation.feature.Features;

/**
 * The inception score (Salimans et al., "Improved techniques for training GANs", 2016): e to the
 * mean divergence of p(class | image) from p(class), over all images at once. It knows nothing of
 * real images.
 */
final class InceptionScore {

  private InceptionScore() {}

  /**
   * From 1, where all images are classified alike, to the number of classes.
   *
   * @param logits [N · classes] before the softmax
   * @throws IllegalArgumentException if there are no images or a value is not finite
   */
  static double of(Features logits) {
    FiniteFeatures.require(logits, 1, "an inception score");
    int classes = logits.dimension();
    double[] marginal = new double[classes];
    double entropy = 0;
    double[] logarithms = new double[classes];
    for (int i = 0; i < logits.size(); i++) {
      logSoftmax(logits, i, logarithms);
      for (int c = 0; c < classes; c++) {
        double p = Math.exp(logarithms[c]);
        marginal[c] += p / logits.size();
        entropy += p * logarithms[c];
      }
    }
    double divergence = entropy / logits.size();
    for (double p : marginal) {
      divergence -= p == 0 ? 0 : p * Math.log(p);
    }
    return Math.exp(divergence);
  }

  private static void logSoftmax(Features logits, int image, double[] target) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < target.length; c++) {
      largest = Math.max(largest, logits.get(image, c));
    }
    double sum = 0;
    for (int c = 0; c < target.length; c++) {
      sum += Math.exp(logits.get(image, c) - largest);
    }
    for (int c = 0; c < target.length; c++) {
      target[c] = logits.get(image, c) - largest - Math.log(sum);
    }
  }
}
