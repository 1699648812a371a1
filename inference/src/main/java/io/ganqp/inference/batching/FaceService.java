package io.ganqp.inference.batching;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.GeneratorLoader;
import io.ganqp.inference.model.ModelFacts;
import io.ganqp.inference.model.UnusableModelException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Faces of the configured model, from when it is there. A model that can't be loaded is tried again
 * and again: the training may not have exported yet, or a copy may be under way.
 */
@ApplicationScoped
public class FaceService {
  private static final Logger LOG = Logger.getLogger(FaceService.class);

  private final InferenceConfig config;
  private final GeneratorLoader loader;
  private final FaceMetrics metrics;
  private final Thread retries = new Thread(this::retry, "model-loader");
  private volatile State state = new State(null, "The model is being loaded.");

  /** Exactly one of the two is there. */
  private record State(FacePool pool, String obstacle) {}

  FaceService(InferenceConfig config, GeneratorLoader loader, MeterRegistry registry) {
    this.config = config;
    this.loader = loader;
    this.metrics = new FaceMetrics(registry);
    metrics.watchQueue(() -> state.pool() == null ? 0 : state.pool().waiting());
  }

  /** Why there are no faces yet; empty when there are. */
  public Optional<String> obstacle() {
    return Optional.ofNullable(state.obstacle());
  }

  /**
   * What is known of the model.
   *
   * @throws ModelNotReadyException if there is none
   */
  public ModelFacts facts() {
    return pool().facts();
  }

  /**
   * Makes a face; fails with {@link QueueFullException}.
   *
   * @throws ModelNotReadyException if there is no model
   */
  public Uni<byte[]> face(long seed, float truncation, Encoding encoding) {
    return pool().face(seed, truncation, encoding);
  }

  /**
   * Makes several faces in one image; fails with {@link QueueFullException}.
   *
   * @throws ModelNotReadyException if there is no model
   */
  public Uni<byte[]> grid(Arrangement arrangement, Encoding encoding) {
    return pool().grid(arrangement, encoding);
  }

  /** Why not even one face would be taken now, which is counted; empty if it would. */
  public Optional<QueueFullException> refusal() {
    FacePool pool = state.pool();
    return pool == null ? Optional.empty() : pool.refusal();
  }

  void start(@Observes StartupEvent event) {
    if (!load()) {
      retries.start();
    }
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    retries.interrupt();
    retries.join();
    if (state.pool() != null) {
      state.pool().close();
    }
  }

  private FacePool pool() {
    State now = state;
    if (now.pool() == null) {
      throw new ModelNotReadyException(now.obstacle());
    }
    return now.pool();
  }

  private void retry() {
    try {
      do {
        Thread.sleep(config.modelRetry().toMillis());
      } while (!load());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean load() {
    try {
      GeneratorLoader.Loaded loaded = loader.load();
      int workers = config.workers().orElseGet(Runtime.getRuntime()::availableProcessors);
      FacePool pool = pool(loaded, workers);
      state = new State(pool, null);
      ModelFacts facts = pool.facts();
      LOG.infof(
          "Serving model %.12s: %d px, iteration %s, on %s with %d workers and batches of up to %d",
          facts.sha256(),
          facts.resolution(),
          facts.iteration(),
          facts.provider(),
          workers,
          loaded.batch());
      return true;
    } catch (UnusableModelException e) {
      return notReady(e.getMessage());
    } catch (RuntimeException | Error e) {
      return notReady("The model could not be loaded: " + e + ". Give the service more memory?");
    }
  }

  private FacePool pool(GeneratorLoader.Loaded loaded, int workers) {
    try {
      return new FacePool(
          loaded.generator(), loaded.batch(), workers, config.queueCapacity(), metrics);
    } catch (RuntimeException | Error e) {
      loaded.generator().close();
      throw e;
    }
  }

  private boolean notReady(String obstacle) {
    if (!obstacle.equals(state.obstacle())) {
      LOG.error(obstacle);
    }
    state = new State(null, obstacle);
    return false;
  }
}
