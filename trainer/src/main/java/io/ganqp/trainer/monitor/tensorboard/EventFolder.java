package io.ganqp.trainer.monitor.tensorboard;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The event files of a run, in its store. Each process begins one of its own, which grows in place
 * where the store is a folder. Any other store gets a file for each checkpoint, so that nothing is
 * sent twice.
 */
public final class EventFolder implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(EventFolder.class);

  private final Store store;
  private final Path scratch;
  private final Clock clock;
  private EventFile file;
  private String key;

  /**
   * @param store of the run
   * @param scratch folder for a file, where the store can't be appended to
   * @param clock tells the times of the events
   */
  public EventFolder(Store store, Path scratch, Clock clock) {
    this.store = store;
    this.scratch = scratch;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Appends an event that belongs to {@code step}, to a new file if there is none. */
  void append(long step, byte[] event) {
    if (file == null) {
      create(step);
    }
    file.append(event);
  }

  /** What was appended so far is in the store. */
  void keep() {
    if (file != null && store.file(key).isEmpty()) {
      closeFile();
    }
  }

  /** The last of it is in the store, or it is said that it is not: nothing else depends on it. */
  @Override
  public void close() {
    try {
      if (file != null) {
        closeFile();
      }
    } catch (StoreException e) {
      LOG.warn("The last events for TensorBoard are not stored: {}", e.getMessage());
    }
  }

  private void create(long step) {
    long second = now().getEpochSecond();
    do {
      // TensorBoard reads the files of a folder in the order of their names.
      key = "events.out.tfevents.%010d.%09d".formatted(second++, step);
    } while (exists(key));
    file = EventFile.create(place(key));
    file.append(Events.version(now()));
  }

  private boolean exists(String candidate) {
    return Files.exists(place(candidate));
  }

  private Path place(String candidate) {
    return store.file(candidate).orElseGet(() -> scratch.resolve(candidate));
  }

  private void closeFile() {
    EventFile finished = file;
    file = null;
    finished.close();
    if (store.file(key).isEmpty()) {
      store.put(key, finished.path());
      try {
        Files.delete(finished.path());
      } catch (IOException e) {
        throw StoreException.of("cannot remove", finished.path(), e);
      }
    }
  }
}
