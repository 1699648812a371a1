package io.ganqp.trainer.training;

import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.Manifest;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.contract.store.UnknownSchemaException;
import io.ganqp.contract.store.VerifiedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Saves a {@link TrainingState} in full, keeps the newest few, and restores the newest intact one.
 */
final class Checkpoints {

  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

  private final Store store;
  private final CheckpointFiles files;
  private final int keep;
  private final Path scratch;

  /**
   * @param keep how many stay, at least 1
   * @param scratch folder for files on their way into the store and out of it
   */
  Checkpoints(Store store, CheckpointFiles files, int keep, Path scratch) {
    this.store = store;
    this.files = files;
    this.keep = keep;
    this.scratch = scratch;
  }

  /**
   * Writes a checkpoint and says where it is. Drops the oldest ones beyond the number to keep, and
   * those of later iterations: were they intact, the state would have gone on from them.
   */
  String save(TrainingState state) {
    String key = StoreLayout.checkpoint(state.iteration);
    try (TemporaryFolder folder = TemporaryFolder.in(scratch)) {
      files.write(state, folder.path());
      VerifiedFolder.put(store, key, folder.path());
    } catch (IOException e) {
      throw StoreException.of("cannot write the checkpoint by way of", scratch, e);
    }
    List<Long> all = iterations(store);
    List<Long> kept = all.stream().filter(i -> i <= state.iteration).limit(keep).toList();
    all.stream()
        .filter(i -> !kept.contains(i))
        .map(StoreLayout::checkpoint)
        .forEach(store::deleteTree);
    return store.uri(key).toString();
  }

  /**
   * The state in the newest checkpoint that is intact; damaged ones are passed over with a warning.
   * Empty where there are none, or but one that was never finished: a run that was killed while it
   * wrote its first.
   *
   * @throws IncompatibleCheckpointException if that checkpoint is of another training, or one is of
   *     a newer version
   * @throws DamagedCheckpointsException if there are some, and none is intact
   */
  Optional<TrainingState> latest() {
    List<Long> all = iterations(store);
    List<String> damage = new ArrayList<>();
    for (long iteration : all) {
      String key = StoreLayout.checkpoint(iteration);
      try {
        TrainingState state = fetch(key);
        damage.forEach(d -> LOG.warn("A checkpoint is passed over for {}: {}", key, d));
        return Optional.of(state);
      } catch (DamagedContentException | DamagedStateException e) {
        damage.add(e.getMessage());
      }
    }
    if (all.size() == 1 && !VerifiedFolder.finished(store, StoreLayout.checkpoint(all.get(0)))) {
      LOG.warn("The only checkpoint is passed over, and training begins anew: {}", damage.get(0));
      return Optional.empty();
    }
    if (!damage.isEmpty()) {
      throw new DamagedCheckpointsException(store.uri(StoreLayout.CHECKPOINTS), damage);
    }
    return Optional.empty();
  }

  /** Removes all of them, whole or not. */
  void removeAll() {
    for (long iteration : iterations(store)) {
      String key = StoreLayout.checkpoint(iteration);
      LOG.warn("{} is removed, as asked for", store.uri(key));
      store.deleteTree(key);
    }
  }

  private TrainingState fetch(String key) {
    String place = store.uri(key).toString();
    try (TemporaryFolder folder = TemporaryFolder.in(scratch)) {
      VerifiedFolder.fetch(store, key, folder.path());
      try {
        return files.read(folder.path(), place);
      } catch (IOException e) {
        throw new DamagedStateException(place + ": " + e.getMessage(), e);
      }
    } catch (UnknownSchemaException e) {
      throw new IncompatibleCheckpointException(place, e.schema(), Manifest.SCHEMA);
    } catch (IOException e) {
      throw StoreException.of("cannot read a checkpoint by way of", scratch, e);
    }
  }

  /** The iterations of all checkpoints in a store, whole or not, newest first. */
  static List<Long> iterations(Store store) {
    return store.list(StoreLayout.CHECKPOINTS).stream()
        .map(StoreLayout::iteration)
        .filter(OptionalLong::isPresent)
        .map(OptionalLong::getAsLong)
        .distinct()
        .sorted(Comparator.reverseOrder())
        .toList();
  }
}
