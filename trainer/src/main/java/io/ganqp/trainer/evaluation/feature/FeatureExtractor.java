package io.ganqp.trainer.evaluation.feature;

import io.ganqp.trainer.evaluation.ImageSet;

/** Makes features of images. */
public interface FeatureExtractor {

  /** A name that says the network and the size of its input; part of the metrics' names. */
  String name();

  /** Features of one image. */
  int dimension();

  /** The features of the images, in their order. */
  Features extract(ImageSet images);
}
