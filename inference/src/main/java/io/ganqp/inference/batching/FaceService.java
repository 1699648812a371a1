package io.ganqp.inference.batching;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.StopRequested;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.model.GeneratorLoader;
import io.ganqp.inference.model.ModelFacts;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.jboss.logging.Logger;

/**
 * Faces of the configured model, from when it is there. A model that can't be loaded is tried again
 * and again: the training may not have exported yet, or a copy may be under way.
 */
@ApplicationScoped
public class FaceService {
  private static final Logger LOG = Logger.getLogger(FaceService.class);

  private static final Duration PATIENCE_AT_START = Duration.ofMinutes(1);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

  /** Each takes memory, and a container without a limit of CPU sees all that its node has. */
  private static final int DEFAULT_WORKERS = 8;

  private final InferenceConfig config;
  private final GeneratorLoader loader;
  private final FaceMetrics metrics;
  private final Loading loading;
  private volatile State state = new State(null, "The model is being loaded.");

  /** Exactly one of the two is there. */
  private record State(FacePool pool, String obstacle) {}

  FaceService(InferenceConfig config, GeneratorLoader loader, MeterRegistry registry) {
    this.config = config;
    this.loader = loader;
    this.metrics = new FaceMetrics(registry);
    this.loading =
        new Loading(this::load, this::notReady, config.modelRetry(), config.loadTimeout());
    metrics.watchQueue(() -> ofPool(FacePool::waiting), () -> ofPool(FacePool::capacity));
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
   * Makes a face; fails with {@link QueueFullException} or {@link ServiceStoppingException}.
   *
   * @throws ModelNotReadyException if there is no model
   */
  public Uni<byte[]> face(long seed, float truncation, Encoding encoding) {
    return pool().face(seed, truncation, encoding);
  }

  /**
   * Makes several faces in one image; fails with {@link QueueFullException} or {@link
   * ServiceStoppingException}.
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

  /** Most models are there when the first request comes; a slow one is reported meanwhile. */
  void start(@Observes StartupEvent event) throws InterruptedException {
    loading.start(PATIENCE_AT_START);
  }

  void stopWaiting(@Observes StopRequested event) {
    loading.stopWaiting();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    boolean ended = loading.stop(PATIENCE_AT_END);
    if (state.pool() != null) {
      ended &= state.pool().stop(PATIENCE_AT_END);
    }
    if (!ended) {
      LOG.warn("The model is still computing; the process ends without waiting for it");
    }
  }

  private int ofPool(ToIntFunction<FacePool> number) {
    FacePool pool = state.pool();
    return pool == null ? 0 : number.applyAsInt(pool);
  }

  private FacePool pool() {
    State now = state;
    if (now.pool() == null) {
      throw new ModelNotReadyException(now.obstacle());
    }
    return now.pool();
  }

  private void load() {
    GeneratorLoader.Loaded loaded = loader.load();
    int workers = config.workers().orElseGet(FaceService::defaultWorkers);
    FacePool pool = pool(loaded, workers);
    ready(pool);
    ModelFacts facts = pool.facts();
    LOG.infof(
        "Serving model %.12s: %d px, iteration %s, on %s with %d workers and batches of up to %d",
        facts.sha256(),
        facts.resolution(),
        facts.iteration(),
        facts.provider(),
        workers,
        loaded.batch());
  }

  private static int defaultWorkers() {
    return Math.min(Runtime.getRuntime().availableProcessors(), DEFAULT_WORKERS);
  }

  private FacePool pool(GeneratorLoader.Loaded loaded, int workers) {
    try {
      Pace pace = new Pace(loaded.face(), System::nanoTime);
      QueueBound bound = new QueueBound(config.queueCapacity(), config.queueTime(), pace);
      return new FacePool(loaded.generator(), loaded.batch(), workers, bound, metrics);
    } catch (RuntimeException | Error e) {
      loaded.generator().close();
      throw e;
    }
  }

  private synchronized void ready(FacePool pool) {
    state = new State(pool, null);
  }

  /** Called on several threads; once there is a model, it stays. */
  private synchronized void notReady(String obstacle) {
    if (state.pool() == null && !obstacle.equals(state.obstacle())) {
      LOG.error(obstacle);
      state = new State(null, obstacle);
    }
  }
}
