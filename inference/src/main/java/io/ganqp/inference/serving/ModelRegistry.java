package io.ganqp.inference.serving;

import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.model.ModelFacts;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/** The model that is served now, from when there is one. */
@Singleton
public class ModelRegistry {
  private static final Logger LOG = Logger.getLogger(ModelRegistry.class);

  private final Drains drains = new Drains();
  private volatile State state = new State(null, "The model is being loaded.");

  /** Exactly one of the two is there. */
  private record State(ServedModel model, String obstacle) {}

  ModelRegistry(MeterRegistry meters) {
    gauge(meters, "ganqp.queue.length", "Faces that wait", FacePool::waiting);
    gauge(
        meters,
        "ganqp.queue.capacity",
        "Faces that may wait, at the pace of late",
        FacePool::capacity);
  }

  /**
   * Takes the model for a request; the caller closes the lease when the answer is made.
   *
   * @throws ModelNotReadyException if there is none
   */
  public ModelLease lease() {
    while (true) {
      State now = state;
      if (now.model() == null) {
        throw new ModelNotReadyException(now.obstacle());
      }
      Optional<ModelLease> lease = now.model().lease();
      if (lease.isPresent()) {
        return lease.get();
      }
      // Replaced between the two looks, so the next one sees another.
    }
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

  /**
   * What is known of the model just now.
   *
   * @throws ModelNotReadyException if there is none
   */
  public ModelFacts facts() {
    State now = state;
    if (now.model() == null) {
      throw new ModelNotReadyException(now.obstacle());
    }
    return now.model().facts();
  }

  /** Why not even one face would be taken now, which is counted; empty if it would. */
  public Optional<QueueFullException> refusal() {
    ServedModel model = state.model();
    return model == null ? Optional.empty() : model.pool().refusal();
  }

  /** Has requests answered by another pool from now on; the one before finishes what it has. */
  void serve(FacePool pool) {
    ServedModel before;
    synchronized (this) {
      before = state.model();
      state = new State(new ServedModel(pool, drains::begin), null);
    }
    if (before != null) {
      before.retire();
    }
  }

  /** Called on several threads; once there is a model, it stays. */
  synchronized void notReady(String obstacle) {
    if (state.model() == null && !obstacle.equals(state.obstacle())) {
      LOG.error(obstacle);
      state = new State(null, obstacle);
    }
  }

  /**
   * Finishes what waits; nothing more is taken.
   *
   * @return whether all workers have ended
   */
  boolean stop(Duration patience) throws InterruptedException {
    ServedModel model = state.model();
    boolean ended = model == null || model.pool().stop(patience);
    return drains.await(patience) && ended;
  }

  private void gauge(
      MeterRegistry meters, String name, String description, ToIntFunction<FacePool> value) {
    Gauge.builder(
            name,
            () -> {
              ServedModel model = state.model();
              return model == null ? 0 : value.applyAsInt(model.pool());
            })
        .description(description)
        .strongReference(true)
        .register(meters);
  }
}
