package io.ganqp.inference;

import io.ganqp.contract.process.ProcessSignal;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/**
 * Has the service end before the JVM shuts down. Quarkus' own shutdown hook would drain beside ONNX
 * Runtime's, which frees what faces are still made with.
 */
@ApplicationScoped
class StopSignals {
  private static final Logger LOG = Logger.getLogger(StopSignals.class);

  /** Before there is a model: no request is taken without this. */
  private static final int BEFORE_EVERYTHING = 1;

  private final Event<StopRequested> requests;

  StopSignals(Event<StopRequested> requests) {
    this.requests = requests;
  }

  void install(@Observes @Priority(BEFORE_EVERYTHING) StartupEvent event) {
    if (LaunchMode.current() != LaunchMode.NORMAL) {
      return;
    }
    for (ProcessSignal signal : ProcessSignal.values()) {
      try {
        signal.handle(() -> stop(signal));
      } catch (UnsupportedOperationException e) {
        LOG.warnf(e, "On SIG%s, requests under way may fail", signal);
      }
    }
  }

  private void stop(ProcessSignal signal) {
    Quarkus.asyncExit(signal.exitCode());
    requests.fire(new StopRequested());
  }
}
