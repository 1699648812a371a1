package io.ganqp.operator;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.javaoperatorsdk.operator.processing.retry.GenericRetry;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Makes an {@link Operator} of the SDK out of reconcilers; nothing is started here. */
final class Controllers {

  /** Reconciliations wait for the API server, not for the processor. */
  private static final int THREADS = 16;

  private static final Duration FIRST_RETRY = Duration.ofSeconds(1);
  private static final Duration LONGEST_RETRY = Duration.ofMinutes(1);
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final KubernetesClient client;
  private final Set<String> namespaces;
  private final Metrics metrics;

  /**
   * @param client stays open when the operator stops; its owner closes it
   * @param namespaces to watch; all if empty
   */
  Controllers(KubernetesClient client, Set<String> namespaces, Metrics metrics) {
    this.client = client;
    this.namespaces = Set.copyOf(namespaces);
    this.metrics = metrics;
  }

  /** An operator that runs {@code reconcilers}, at once or, with a lease, while it holds that. */
  Operator of(List<Reconciler<?>> reconcilers, Optional<LeaderElectionConfiguration> lease) {
    Operator operator =
        new Operator(
            settings -> {
              settings
                  .withKubernetesClient(client)
                  .withCloseClientOnStop(false)
                  .withMetrics(metrics)
                  .withConcurrentReconciliationThreads(THREADS)
                  .withReconciliationTerminationTimeout(GRACE)
                  // What we wrote ourselves counts until the watch has caught up with it.
                  .withParseResourceVersions(true);
              lease.ifPresent(settings::withLeaderElectionConfiguration);
            });
    reconcilers.forEach(reconciler -> register(operator, reconciler));
    return operator;
  }

  private <P extends HasMetadata> void register(Operator operator, Reconciler<P> reconciler) {
    operator.register(
        reconciler,
        controller -> {
          controller.withRetry(
              new GenericRetry()
                  .setInitialInterval(FIRST_RETRY)
                  .setMaxInterval(LONGEST_RETRY.toMillis())
                  .withoutMaxAttempts());
          if (namespaces.isEmpty()) {
            controller.watchingAllNamespaces();
          } else {
            controller.settingNamespaces(namespaces);
          }
        });
  }
}
