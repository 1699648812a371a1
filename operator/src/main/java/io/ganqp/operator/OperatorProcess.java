package io.ganqp.operator;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.javaoperatorsdk.operator.Operator;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.api.reconciler.Reconciler;
import io.quarkus.arc.All;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Starts the operator, again and again while the API server is away, and stops it with the process.
 */
@Startup
@Singleton
final class OperatorProcess {

  private static final Logger LOG = Logger.getLogger(OperatorProcess.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final List<Reconciler<?>> reconcilers;
  private final Controllers controllers;
  private final Optional<LeaderElectionConfiguration> lease;
  private volatile Operator operator;
  private volatile boolean ending;
  private volatile String obstacle = "starting";
  private Thread starter;

  OperatorProcess(
      KubernetesClient client,
      OperatorConfig config,
      PodIdentity pod,
      Metrics metrics,
      @All List<Reconciler<?>> reconcilers) {
    this.reconcilers = List.copyOf(reconcilers);
    this.controllers =
        new Controllers(client, Set.copyOf(config.namespaces().orElse(List.of())), metrics);
    this.lease =
        config.leaderElection()
            ? Optional.of(Leadership.lease(pod.namespace(), pod.name(), this::leaseLost))
            : Optional.empty();
  }

  @PostConstruct
  void start() {
    starter = new Thread(this::startUntilItWorks, "operator-start");
    starter.setDaemon(true);
    starter.start();
  }

  void stop(@Observes ShutdownEvent event) {
    ending = true;
    starter.interrupt();
    Operator running = operator;
    if (running != null) {
      running.stop();
    }
  }

  /** Why this process cannot do its work now; empty if it can, or waits for the lease. */
  Optional<String> obstacle() {
    Operator running = operator;
    if (running == null) {
      return Optional.of(obstacle);
    }
    List<String> broken = BrokenWatches.of(running);
    return broken.isEmpty()
        ? Optional.empty()
        : Optional.of("not in touch with the API server: " + broken);
  }

  private void startUntilItWorks() {
    while (!ending) {
      try {
        // Reconcilers may ask the API server already as they are registered.
        Operator starting = controllers.of(reconcilers, lease);
        starting.start();
        operator = starting;
        if (ending) {
          // The end came first, and found nothing to stop.
          starting.stop();
          return;
        }
        LOG.infof("started; reconcilers: %d", reconcilers.size());
        return;
      } catch (RuntimeException e) {
        Throwable cause = rootCause(e);
        obstacle = "cannot start: " + cause;
        LOG.warnf("Cannot start, trying again in %d s: %s", PAUSE.toSeconds(), cause);
        LOG.debug("Cannot start", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      ending = true;
    }
  }

  /** Another replica may act from here on; a fresh process stands for election again. */
  private void leaseLost() {
    if (!ending) {
      LOG.error("The lease is lost: ending, so that only one replica acts");
      Quarkus.asyncExit(1);
    }
  }

  private static Throwable rootCause(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
