package io.ganqp.trainer.cli;

import io.ganqp.trainer.dataset.PackingProgress;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far packing is, now and then, when it takes long. */
final class PackingBar implements PackingProgress {

  private static final Logger LOG = LoggerFactory.getLogger(PackingBar.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long last = System.nanoTime();

  @Override
  public void packed(long done, OptionalLong total) {
    long now = System.nanoTime();
    if (now - last >= INTERVAL_NANOS) {
      last = now;
      LOG.info("packing images: {}{}", done, total.isPresent() ? " of " + total.getAsLong() : "");
    }
  }
}
