package io.ganqp.trainer.cli;

import io.ganqp.trainer.judging.ImageProgress;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says how many images were looked at, now and then, when it takes long. */
final class ComputingLog implements ImageProgress {

  private static final Logger LOG = LoggerFactory.getLogger(ComputingLog.class);
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(5);

  private long last = System.nanoTime();

  @Override
  public void looked(String what, int done, int total) {
    long now = System.nanoTime();
    if (now - last >= INTERVAL_NANOS) {
      last = now;
      LOG.info("{}: {} of {}", what, done, total);
    }
  }
}
