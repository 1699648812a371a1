package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelPointer;
import java.util.Objects;
import java.util.Optional;

/** Decides whether a model takes the place of the best one so far. */
final class BestModel {

  private BestModel() {}

  /**
   * Whether {@code candidate} is better than {@code best}: lower is better. A model that was not
   * evaluated never is; where the metric has changed, or the number of samples that it is taken on,
   * the new one decides from here on.
   */
  static boolean improves(ModelPointer candidate, Optional<ModelPointer> best) {
    if (candidate.value() == null) {
      return false;
    }
    return best.map(
            b ->
                b.value() == null
                    || !candidate.metric().equals(b.metric())
                    || !Objects.equals(candidate.samples(), b.samples())
                    || candidate.value() < b.value())
        .orElse(true);
  }
}
