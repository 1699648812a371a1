package io.ganqp.inference.batching;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.Latent;
import io.smallrye.mutiny.subscription.UniEmitter;

/** A face that becomes a file of its own. */
final class SingleFace implements FaceTask {
  private final Latent latent;
  private final Encoding encoding;
  private final UniEmitter<? super byte[]> file;
  private volatile boolean cancelled;

  SingleFace(Latent latent, Encoding encoding, UniEmitter<? super byte[]> file) {
    this.latent = latent;
    this.encoding = encoding;
    this.file = file.onTermination(() -> cancelled = true);
  }

  @Override
  public Latent latent() {
    return latent;
  }

  @Override
  public boolean cancelled() {
    return cancelled;
  }

  @Override
  public void finish(Workbench workbench, int slot) {
    workbench.run().draw(slot, workbench.image(), 0, 0);
    file.complete(workbench.encoder().encode(workbench.image(), encoding));
  }

  @Override
  public void fail(Throwable reason) {
    file.fail(reason);
  }
}
