package io.ganqp.trainer.cli;

import io.ganqp.trainer.dataset.PackingProgress;
import io.ganqp.trainer.training.StopSignal;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how far packing is, now and then, when it takes long; ends it when asked to stop. */
final class PackingLog implements PackingProgress {

  private static final Logger LOG = LoggerFactory.getLogger(PackingLog.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final StopSignal stop;
  private long last = System.nanoTime();

  PackingLog(StopSignal stop) {
    this.stop = stop;
  }

  @Override
  public void packed(long done, OptionalLong total) {
    if (stop.requested()) {
      throw new StoppedException("stopped while packing images; the same command begins anew");
    }
    if (isTime()) {
      LOG.info("packing images: {}{}", done, total.isPresent() ? " of " + total.getAsLong() : "");
    }
  }

  @Override
  public void read(long bytes, long total) {
    if (stop.requested()) {
      throw new StoppedException("stopped while reading images; the same command begins anew");
    }
    if (isTime()) {
      LOG.info("reading images: {} of {} MB", bytes / 1_000_000, total / 1_000_000);
    }
  }

  private boolean isTime() {
    long now = System.nanoTime();
    if (now - last < INTERVAL_NANOS) {
      return false;
    }
    last = now;
    return true;
  }
}
