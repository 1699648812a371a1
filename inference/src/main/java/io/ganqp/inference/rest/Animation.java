package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.FacePool;
import io.smallrye.mutiny.Uni;

/**
 * One face after another, again and again.
 *
 * @param frameMillis how long each is shown
 */
record Animation(int frameMillis) implements Rendering {
  /** The format as a query names it. */
  static final String FORMAT = "apng";

  private static final FileType TYPE = new FileType("image/apng", "apng");

  @Override
  public FileType type() {
    return TYPE;
  }

  @Override
  public String tag() {
    return FORMAT + frameMillis;
  }

  @Override
  public Uni<byte[]> make(FacePool pool, Arrangement faces) {
    return pool.animation(faces, frameMillis);
  }
}
