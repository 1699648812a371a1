package io.ganqp.inference.rest;

import io.ganqp.inference.batching.Arrangement;
import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import io.smallrye.mutiny.Uni;

/** All faces beside each other. */
record Still(Encoding encoding) implements Rendering {

  @Override
  public FileType type() {
    return new FileType(encoding.format().mediaType(), encoding.format().extension());
  }

  @Override
  public String tag() {
    return encoding.format() == ImageFormat.PNG ? "png" : "jpeg" + encoding.quality();
  }

  @Override
  public Uni<byte[]> make(FacePool pool, Arrangement faces) {
    return pool.image(faces, encoding);
  }
}
