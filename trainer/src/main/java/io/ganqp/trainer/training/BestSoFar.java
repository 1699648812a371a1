package io.ganqp.trainer.training;

import io.ganqp.contract.store.DamagedContentException;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.util.Optional;

/** Which model the store says is the best. */
final class BestSoFar {

  private BestSoFar() {}

  /**
   * Tells {@code observer}, if there is one; a damaged pointer is none, and is replaced in time.
   */
  static void tell(Store store, TrainingObserver observer) {
    read(store)
        .ifPresent(
            best ->
                best.judgedBy()
                    .ifPresent(value -> observer.best(best.sha256(), best.iteration(), value)));
  }

  /** Whether the store names one that was evaluated. */
  static boolean isKnown(Store store) {
    return read(store).flatMap(ModelPointer::judgedBy).isPresent();
  }

  private static Optional<ModelPointer> read(Store store) {
    try {
      return store
          .read(StoreLayout.BEST)
          .map(json -> ModelPointer.fromJson(json, store.uri(StoreLayout.BEST).toString()));
    } catch (DamagedContentException e) {
      return Optional.empty();
    }
  }
}
