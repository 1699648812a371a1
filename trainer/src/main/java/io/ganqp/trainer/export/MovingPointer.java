package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import java.util.Optional;

/**
 * {@code latest.json} or {@code best.json} as this run last saw it. It is only ever moved from
 * there, so that of two runs that write to one place the second to move it finds out.
 */
final class MovingPointer {

  private final Store store;
  private final String key;
  private Optional<byte[]> seen;

  MovingPointer(Store store, String key) {
    this.store = store;
    this.key = key;
    this.seen = store.read(key);
  }

  /**
   * What it points to; empty before the first.
   *
   * @throws io.ganqp.contract.store.DamagedContentException if that can't be read
   */
  Optional<ModelPointer> current() {
    return seen.map(json -> ModelPointer.fromJson(json, store.uri(key).toString()));
  }

  void moveTo(ModelPointer pointer) {
    byte[] json = pointer.toJson();
    if (!store.replace(key, seen, json)) {
      throw new StoreException(
          store.uri(key)
              + " was changed by somebody else while this run was under way: two trainings write"
              + " to one place; stop one of them, or give it another name or store");
    }
    seen = Optional.of(json);
  }
}
