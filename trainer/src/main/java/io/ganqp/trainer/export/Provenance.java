package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelCard;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a generator comes from, as written to its ONNX file and its model card.
 *
 * @param training whose it is
 * @param objective what it was trained with, in words
 * @param iteration after which these are its parameters
 * @param metrics name to value of its evaluation, finite; empty when it was not evaluated
 * @param samples generated images that it was evaluated on
 */
public record Provenance(
    ModelCard.Training training,
    String objective,
    long iteration,
    Map<String, Double> metrics,
    int samples) {

  public Provenance {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
  }
}
