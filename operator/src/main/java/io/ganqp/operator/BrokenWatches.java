package io.ganqp.operator;

import io.ganqp.operator.inference.GanQpInferenceReconciler;
import io.javaoperatorsdk.operator.Operator;
import java.util.List;

/** Watches that are not in touch with the API server, and that the operator cannot do without. */
final class BrokenWatches {

  private BrokenWatches() {}

  /** Their names. */
  static List<String> of(Operator operator) {
    return operator.getRuntimeInfo().unhealthyEventSources().values().stream()
        .flatMap(watches -> watches.keySet().stream())
        .filter(watch -> !GanQpInferenceReconciler.canDoWithout(watch))
        .sorted()
        .toList();
  }
}
