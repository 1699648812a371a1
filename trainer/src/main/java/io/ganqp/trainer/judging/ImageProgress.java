package io.ganqp.trainer.judging;

/** Hears how many images were looked at. */
@FunctionalInterface
public interface ImageProgress {

  /** Nobody listens. */
  ImageProgress SILENT = (what, done, total) -> {};

  /**
   * Called now and then by the thread that measures.
   *
   * @param what is done with the images, such as {@code features of real images}
   * @param done images so far
   * @param total of them
   */
  void looked(String what, int done, int total);
}
