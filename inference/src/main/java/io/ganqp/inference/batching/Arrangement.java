package io.ganqp.inference.batching;

import io.ganqp.inference.model.Latent;

/** Faces in one image, row by row. */
public interface Arrangement {

  /** The most faces of an image. */
  int MAXIMUM_FACES = 64;

  /** At least 1. */
  int rows();

  /** At least 1. */
  int columns();

  /** What a face is made from; they count from 0. */
  Latent latent(int index);

  /** How many. */
  default int faces() {
    return Math.multiplyExact(rows(), columns());
  }
}
