package io.ganqp.inference.batching;

/**
 * Makes the answer to one request out of what runs of the generator give for it: an image, or the
 * values themselves. Whatever the answer is, its faces share queue, batches and workers with all
 * others.
 *
 * @param <T> the answer
 */
public interface FaceSink<T> {

  /**
   * Takes a face out of a slot of a worker's run, which is valid during the call alone. Called once
   * for each face, by several workers at once.
   *
   * @param index of the face in the request
   */
  void take(int index, Workbench workbench, int slot);

  /** The answer, once all faces were taken. Called by the worker that gave the last one. */
  T finish(Workbench workbench);
}
