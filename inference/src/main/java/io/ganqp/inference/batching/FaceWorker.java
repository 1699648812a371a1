package io.ganqp.inference.batching;

import io.ganqp.inference.model.NotFiniteException;
import io.micrometer.core.instrument.Timer;
import java.util.Iterator;
import java.util.List;
import org.jboss.logging.Logger;

/** One thread that makes faces until the queue is closed and drained. */
final class FaceWorker implements Runnable {
  private static final Logger LOG = Logger.getLogger(FaceWorker.class);

  private final FaceQueue queue;
  private final Workbench workbench;
  private final Pace pace;
  private final FaceMetrics metrics;

  FaceWorker(FaceQueue queue, Workbench workbench, Pace pace, FaceMetrics metrics) {
    this.queue = queue;
    this.workbench = workbench;
    this.pace = pace;
    this.metrics = metrics;
  }

  @Override
  public void run() {
    try (workbench) {
      List<FaceTask> batch = queue.take(workbench.run().batch());
      while (!batch.isEmpty()) {
        process(batch);
        batch = queue.take(workbench.run().batch());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void process(List<FaceTask> batch) throws InterruptedException {
    long start = pace.start();
    try {
      compute(batch);
    } catch (InterruptedException e) {
      // Only the end of the service interrupts a worker.
      batch.forEach(task -> task.fail(new ServiceStoppingException()));
      throw e;
    } catch (Throwable e) {
      // Whatever it is, those who wait must hear of it, and the next batch may do better.
      if (batch.size() == 1) {
        LOG.error("A run of the generator failed", e);
        batch.get(0).fail(e);
        return;
      }
      LOG.warnf("A run of %d faces failed, so each is computed alone: %s", batch.size(), e);
      processEach(batch);
      return;
    }
    for (int slot = 0; slot < batch.size(); slot++) {
      if (!batch.get(slot).cancelled()) {
        finish(batch.get(slot), slot);
      }
    }
    pace.done(start, batch.size());
  }

  /** Those alone that somebody waits for still: a grid whose first face failed is over. */
  private void processEach(List<FaceTask> batch) throws InterruptedException {
    Iterator<FaceTask> rest = batch.iterator();
    try {
      while (rest.hasNext()) {
        FaceTask task = rest.next();
        if (!task.cancelled()) {
          process(List.of(task));
        }
      }
    } catch (InterruptedException e) {
      rest.forEachRemaining(task -> task.fail(new ServiceStoppingException()));
      throw e;
    }
  }

  private void compute(List<FaceTask> batch) throws Exception {
    for (int slot = 0; slot < batch.size(); slot++) {
      workbench.run().prepare(slot, batch.get(slot).latent());
    }
    Timer.Sample start = metrics.start();
    workbench.run().run(batch.size());
    metrics.ran(start, batch.size());
  }

  private void finish(FaceTask task, int slot) {
    try {
      task.finish(workbench, slot);
    } catch (NotFiniteException e) {
      LOG.warn(e.getMessage());
      task.fail(e);
    } catch (Throwable e) {
      LOG.error("A face could not be encoded", e);
      task.fail(e);
    }
  }
}
