package io.ganqp.trainer.preflight;

import io.ganqp.contract.store.FreeSpace;
import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what a training writes with the room that there is.
 *
 * @param demand what it writes
 * @param stored bytes of checkpoints and models that are there already, of which some will go
 */
record DiskSpace(DiskDemand demand, long stored) {

  private static final Logger LOG = LoggerFactory.getLogger(DiskSpace.class);

  /**
   * Refuses where not even the next step has room, and warns where the whole has not: a volume may
   * grow meanwhile.
   *
   * @param store the folder of the store; empty in a bucket
   * @param scratch folder for files on their way
   * @throws UnsuitableEnvironmentException if there is no room for a checkpoint and a model
   */
  void require(Optional<Path> store, Path scratch) {
    try {
      FileStore scratchDisk = Files.getFileStore(scratch);
      if (store.isEmpty()) {
        require(scratch, FreeSpace.of(scratchDisk), demand.scratch());
        return;
      }
      FileStore storeDisk = Files.getFileStore(store.get());
      if (storeDisk.equals(scratchDisk)) {
        require(store.get(), FreeSpace.of(storeDisk), demand.least() + demand.scratch());
      } else {
        require(scratch, FreeSpace.of(scratchDisk), demand.scratch());
        require(store.get(), FreeSpace.of(storeDisk), demand.least());
      }
      warn(store.get(), FreeSpace.of(storeDisk));
    } catch (IOException e) {
      throw StoreException.of("cannot ask for the free space of", store.orElse(scratch), e);
    }
  }

  private void require(Path place, long free, long least) {
    if (free < least) {
      throw new UnsuitableEnvironmentException(
          "%s has %s free, and the next checkpoint (%s) and model (%s) need %s there: free some space, give the volume more, or name another folder; what is stored stays valid"
              .formatted(
                  place,
                  Bytes.words(free),
                  Bytes.words(demand.checkpoint()),
                  Bytes.words(demand.model()),
                  Bytes.words(least)));
    }
  }

  private void warn(Path place, long free) {
    if (free < demand.most() - stored) {
      LOG.warn(
          "{} has {} free, and up to {} are needed for {} checkpoints of {} and {} models of {}:"
              + " give the volume more before it is full, or lower spec.checkpoint.keep",
          place,
          Bytes.words(free),
          Bytes.words(Math.max(0, demand.most() - stored)),
          demand.checkpoints(),
          Bytes.words(demand.checkpoint()),
          demand.models(),
          Bytes.words(demand.model()));
    }
  }
}
