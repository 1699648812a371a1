package io.ganqp.inference.serving;

import io.ganqp.contract.serving.ServingReport;
import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.batching.QueueFullException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.operators.multi.processors.BroadcastProcessor;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The model that is served now, from when there is one, and what takes its place. */
@Singleton
public class ModelRegistry {
  private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

  /** Beyond what the last requests to a model that was replaced may take. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Drains drains;
  private final BroadcastProcessor<ModelStatus> changes = BroadcastProcessor.create();
  private final ServingMetrics metrics;
  private volatile State state = new State(Optional.empty(), Optional.of(ServingReport.LOADING));

  /** At least one of the two is there. */
  private record State(Optional<ServedModel> model, Optional<String> obstacle) {

    ServedModel served() {
      return model.orElseThrow(() -> new ModelNotReadyException(obstacle.orElseThrow()));
    }

    ModelStatus status() {
      return new ModelStatus(model.map(ServedModel::facts), obstacle);
    }
  }

  @Inject
  ModelRegistry(InferenceConfig config, MeterRegistry meters) {
    this(config.queueTime().plus(config.runTimeout()).plus(MARGIN), meters);
  }

  /**
   * @param patience with the last work of a model that was replaced
   */
  ModelRegistry(Duration patience, MeterRegistry meters) {
    this.drains = new Drains(patience);
    this.metrics =
        new ServingMetrics(
            meters, () -> state.model().map(ServedModel::pool), () -> state.obstacle().isPresent());
  }

  /**
   * Takes the model for a request; the caller closes the lease when the answer is made.
   *
   * @throws ModelNotReadyException if there is none
   */
  public ModelLease lease() {
    Optional<ModelLease> lease = state.served().lease();
    while (lease.isEmpty()) {
      // It was replaced between the two steps, so there is another.
      lease = state.served().lease();
    }
    return lease.get();
  }

  /**
   * Answers a request under a lease of its own, which ends with the answer, a failure, or when
   * nobody waits for it any more.
   *
   * @throws ModelNotReadyException if there is no model, and whatever {@code answer} throws
   */
  public <T> Uni<T> use(Function<ModelLease, Uni<T>> answer) {
    ModelLease lease = lease();
    try {
      return answer.apply(lease).onTermination().invoke(lease::close);
    } catch (RuntimeException | Error e) {
      lease.close();
      throw e;
    }
  }

  /** What is served just now, and what is in the way. */
  public ModelStatus status() {
    return state.status();
  }

  /** The same, and what it becomes; ends when the service does. */
  public Multi<ModelStatus> statuses() {
    return Multi.createBy()
        .merging()
        .streams(changes.onOverflow().dropPreviousItems(), Multi.createFrom().item(this::status))
        // The first may come after a change: whatever comes says what is true by then.
        .map(any -> status());
  }

  /** Why not even one face would be taken now, which is counted; empty if it would. */
  public Optional<QueueFullException> refusal() {
    return state.model().flatMap(model -> model.pool().refusal());
  }

  /** Has requests answered by another pool from now on; the one before finishes what it has. */
  void serve(FacePool pool) {
    Optional<ServedModel> before = state.model();
    change(new State(Optional.of(new ServedModel(pool, drains::begin)), Optional.empty()));
    metrics.served();
    before.ifPresent(ServedModel::retire);
  }

  /**
   * Learns whether what the store has is served. Once there is a model, it stays until there is a
   * better one.
   *
   * @param obstacle why it is not; empty if it is
   */
  synchronized void report(Optional<String> obstacle) {
    if (obstacle.equals(state.obstacle())) {
      return;
    }
    obstacle.ifPresent(this::refuse);
    change(new State(state.model(), obstacle));
  }

  /** Ends {@link #statuses}, which would keep the service from ending. */
  void endStatuses() {
    changes.onComplete();
  }

  /**
   * Finishes what waits; nothing more is taken.
   *
   * @return whether all workers have ended
   */
  boolean stop(Duration patience) throws InterruptedException {
    Optional<ServedModel> model = state.model();
    boolean ended = model.isEmpty() || model.get().pool().stop(patience);
    return drains.await(patience) && ended;
  }

  private void refuse(String reason) {
    metrics.refused();
    LOG.error(
        state.model().isPresent()
            ? "What the store has now is not served, the model before is: " + reason
            : reason);
  }

  private synchronized void change(State next) {
    state = next;
    changes.onNext(next.status());
  }
}
