package io.ganqp.trainer.monitor.metrics;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.monitor.event.Recorded;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;

/**
 * The metrics of a run in its store: appended to in place where the store is a folder. Any other
 * gets a copy of the file before each checkpoint and at the end, so that it never has less of them
 * than its newest checkpoint.
 */
public final class MetricsRecord implements Closeable {

  private final MetricsFile metrics;
  private final Runnable copy;

  private MetricsRecord(MetricsFile metrics, Runnable copy) {
    this.metrics = metrics;
    this.copy = copy;
  }

  /**
   * Opens them, as {@link MetricsFile#open} does.
   *
   * @param scratch folder for the file, where the store can't be appended to
   * @throws StoreException if the file cannot be read or written
   */
  public static MetricsRecord open(Store store, Path scratch, long resumedFrom) {
    Path inPlace = store.file(StoreLayout.METRICS).orElse(null);
    if (inPlace != null) {
      return new MetricsRecord(file(inPlace, resumedFrom), () -> {});
    }
    Path file = scratch.resolve(StoreLayout.METRICS);
    if (store.list("").contains(StoreLayout.METRICS)) {
      store.fetch(StoreLayout.METRICS, file);
    }
    return new MetricsRecord(file(file, resumedFrom), () -> store.put(StoreLayout.METRICS, file));
  }

  private static MetricsFile file(Path file, long resumedFrom) {
    try {
      return MetricsFile.open(file, resumedFrom);
    } catch (IOException e) {
      throw StoreException.of("cannot read or write", file, e);
    }
  }

  /** Writes down what it hears; a failure ends the run. */
  public TrainingObserver observer() {
    TrainingObserver copier =
        new TrainingObserver() {
          @Override
          public void checkpointing(long iteration) {
            copy.run();
          }
        };
    return new Recorded(metrics, copier);
  }

  @Override
  public void close() throws IOException {
    metrics.close();
    copy.run();
  }
}
