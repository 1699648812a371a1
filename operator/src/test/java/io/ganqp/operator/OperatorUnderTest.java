package io.ganqp.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operator as the process assembles it, in the JVM of a test. */
public final class OperatorUnderTest implements AutoCloseable {

  private final Operator operator;

  private OperatorUnderTest(Operator operator) {
    this.operator = operator;
  }

  /** Starts {@code reconcilers} in one namespace. */
  public static OperatorUnderTest start(
      KubernetesClient client, String namespace, Reconciler<?>... reconcilers) {
    Operator operator =
        new Controllers(client, Set.of(namespace), Metrics.NOOP)
            .of(List.of(reconcilers), Optional.empty());
    operator.start();
    return new OperatorUnderTest(operator);
  }

  /** All watches that fail. */
  public List<String> failedWatches() {
    return operator.getRuntimeInfo().unhealthyEventSources().values().stream()
        .flatMap(watches -> watches.keySet().stream())
        .toList();
  }

  /** Those of them that keep an operator from being ready. */
  public List<String> brokenWatches() {
    return BrokenWatches.of(operator);
  }

  @Override
  public void close() {
    operator.stop();
  }
}
