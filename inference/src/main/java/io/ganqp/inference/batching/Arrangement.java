package io.ganqp.inference.batching;

/** Faces in one image, row by row. */
public interface Arrangement extends Latents {

  /** The most faces of an image. */
  int MAXIMUM_FACES = 64;

  /** At least 1. */
  int rows();

  /** At least 1. */
  int columns();

  @Override
  default int faces() {
    return Math.multiplyExact(rows(), columns());
  }
}
