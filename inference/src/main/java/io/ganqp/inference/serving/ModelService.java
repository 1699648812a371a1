package io.ganqp.inference.serving;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.StopRequested;
import io.ganqp.inference.batching.FacePools;
import io.ganqp.inference.model.GeneratorLoader;
import io.ganqp.inference.model.ModelSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Loads the configured model, from when it is there, and where it is followed each one that comes
 * after it. One that can't be loaded is tried again and again: the training may not have exported
 * yet, or a copy may be under way.
 */
@Singleton
class ModelService {
  private static final Logger LOG = Logger.getLogger(ModelService.class);

  private static final Duration PATIENCE_AT_START = Duration.ofMinutes(1);
  private static final Duration PATIENCE_AT_END = Duration.ofSeconds(5);

  private final GeneratorLoader loader;
  private final FacePools pools;
  private final ModelRegistry registry;
  private final Loading loading;

  ModelService(
      InferenceConfig config,
      ModelSource source,
      GeneratorLoader loader,
      FacePools pools,
      ModelRegistry registry) {
    this.loader = loader;
    this.pools = pools;
    this.registry = registry;
    LoadLimit limit =
        new LoadLimit(config.loadTimeout(), late -> registry.report(Optional.of(late)));
    this.loading =
        source.followed()
            ? Loading.repeatedly(
                follower(config, source, limit)::look, registry::report, config.followInterval())
            : Loading.once(() -> limit.attempt(this::load), registry::report, config.modelRetry());
  }

  private ModelFollower follower(InferenceConfig config, ModelSource source, LoadLimit limit) {
    return new ModelFollower(
        source::version, this::load, limit, config.modelRetry(), System::nanoTime);
  }

  private void load() {
    loader.loadUnless(registry.status().facts()).map(pools::open).ifPresent(registry::serve);
  }

  /** Most models are there when the first request comes; a slow one is reported meanwhile. */
  void start(@Observes StartupEvent event) throws InterruptedException {
    loading.start(PATIENCE_AT_START);
  }

  void stopWaiting(@Observes StopRequested event) {
    loading.stopWaiting();
    registry.endStatuses();
  }

  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    registry.endStatuses();
  }

  void stop(@Observes ShutdownEvent event) throws InterruptedException {
    boolean ended = loading.stop(PATIENCE_AT_END);
    if (!(registry.stop(PATIENCE_AT_END) && ended)) {
      LOG.warn("The model is still computing; the process ends without waiting for it");
    }
  }
}
