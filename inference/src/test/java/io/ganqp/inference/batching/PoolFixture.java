package io.ganqp.inference.batching;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import io.ganqp.inference.model.LoadedFixture;
import io.ganqp.inference.model.OnnxFixture;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Pools of small generators, which differ by their latent dimension. */
public final class PoolFixture {
  private static final Encoding PNG = new Encoding(ImageFormat.PNG, Encoding.DEFAULT_QUALITY);

  private final Path folder;
  private final FaceMetrics metrics;

  /** Writes models into the folder. */
  public PoolFixture(Path folder, MeterRegistry registry) {
    this.folder = folder;
    this.metrics = new FaceMetrics(registry);
  }

  /** One with two workers. */
  public FacePool open(int latentDimension) {
    QueueBound bound =
        new QueueBound(100, Duration.ofDays(1), new Pace(Duration.ZERO, System::nanoTime));
    return new FacePool(
        LoadedFixture.generator(folder, OnnxFixture.tiny(latentDimension, 16)),
        4,
        2,
        bound,
        metrics);
  }

  /** Waits until a pool takes nothing more; fails after a minute. */
  public void awaitStopped(FacePool pool) {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
    while (System.nanoTime() < end) {
      try {
        pool.image(new GridSpec(1, 1, 1, 1f), PNG).await().atMost(Duration.ofMinutes(1));
      } catch (ServiceStoppingException e) {
        return;
      }
    }
    throw new AssertionError("the pool still makes faces");
  }
}
