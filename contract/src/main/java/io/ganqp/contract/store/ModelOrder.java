package io.ganqp.contract.store;

import io.ganqp.contract.metric.MetricValue;
import java.util.Objects;
import java.util.Optional;

/** Which of the models of a training is the best. */
public final class ModelOrder {

  private ModelOrder() {}

  /**
   * Whether {@code candidate} takes the place of the best model so far. A model that was not
   * evaluated never does, nor one that is as good. Where the metric has changed, the network of its
   * features, which way of it is better, or the number of samples that it is taken on, the values
   * can't be compared, and the new one decides from here on.
   */
  public static boolean isBetter(ModelPointer candidate, Optional<ModelPointer> best) {
    Optional<MetricValue> value = candidate.judgedBy();
    Optional<MetricValue> former =
        best.filter(pointer -> Objects.equals(pointer.samples(), candidate.samples()))
            .flatMap(ModelPointer::judgedBy)
            .filter(other -> value.filter(other::isOfSameMetric).isPresent());
    return value.isPresent() && former.map(other -> value.get().isBetterThan(other)).orElse(true);
  }
}
