package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.FacePool;
import io.smallrye.mutiny.Uni;

/** How faces become a file. */
interface Rendering {

  /** Of the file. */
  FileType type();

  /** That part of the entity tag which stands for this. */
  String tag();

  /** The file, once subscribed to; fails as the pool does. */
  Uni<byte[]> make(FacePool pool, Arrangement faces);
}
