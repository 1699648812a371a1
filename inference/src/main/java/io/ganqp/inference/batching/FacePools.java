package io.ganqp.inference.batching;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.model.GeneratorLoader;
import io.ganqp.inference.model.ModelFacts;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/** Puts generators to work, as configured. */
@Singleton
public class FacePools {
  private static final Logger LOG = Logger.getLogger(FacePools.class);

  /** Each takes memory, and a container without a limit of CPU sees all that its node has. */
  private static final int DEFAULT_WORKERS = 8;

  private final InferenceConfig config;
  private final FaceMetrics metrics;

  FacePools(InferenceConfig config, MeterRegistry registry) {
    this.config = config;
    this.metrics = new FaceMetrics(registry);
  }

  /**
   * Starts workers for a generator, which is closed with them, or at once if they can't be started.
   */
  public FacePool open(GeneratorLoader.Loaded loaded) {
    int workers = config.workers().orElseGet(FacePools::defaultWorkers);
    try {
      Pace pace = new Pace(loaded.face(), System::nanoTime);
      QueueBound bound = new QueueBound(config.queueCapacity(), config.queueTime(), pace);
      FacePool pool = new FacePool(loaded.generator(), loaded.batch(), workers, bound, metrics);
      ModelFacts facts = pool.facts();
      LOG.infof(
          "Serving model %.12s: %d px, iteration %s, on %s with %d workers and batches of up to %d",
          facts.sha256(),
          facts.resolution(),
          facts.iteration(),
          facts.provider(),
          workers,
          loaded.batch());
      return pool;
    } catch (RuntimeException | Error e) {
      loaded.generator().close();
      throw e;
    }
  }

  private static int defaultWorkers() {
    return Math.min(Runtime.getRuntime().availableProcessors(), DEFAULT_WORKERS);
  }
}
