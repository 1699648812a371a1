package io.ganqp.trainer.export;

import io.ganqp.contract.metric.MetricCurve;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.ModelCard;
import java.util.List;
import java.util.Optional;

/**
 * Where a generator comes from, as written to its ONNX file and its model card.
 *
 * @param training whose it is
 * @param objective what it was trained with, in words
 * @param iteration after which these are its parameters
 * @param metrics what it was evaluated by, finite; empty when it was not
 * @param samples generated images that it was evaluated on
 * @param curve of the evaluations so far; null where there was none
 * @param licence of the images that it was trained on; null where nobody stated one
 */
public record Provenance(
    ModelCard.Training training,
    String objective,
    long iteration,
    List<MetricValue> metrics,
    int samples,
    MetricCurve curve,
    String licence) {

  public Provenance {
    metrics = List.copyOf(metrics);
  }

  /** The value of a metric, if it was evaluated by it. */
  Optional<MetricValue> value(String metric) {
    return metrics.stream().filter(value -> value.metric().equals(metric)).findFirst();
  }
}
