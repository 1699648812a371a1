package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.batching.GridSpec;
import io.ganqp.inference.batching.PoolFixture;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrainsTest {
  private static final Encoding PNG = new Encoding(ImageFormat.PNG, Encoding.DEFAULT_QUALITY);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void aPoolThatDoesNotStopIsTriedAgainUntilItDoes() throws InterruptedException {
    FacePool pool = new PoolFixture(folder, new SimpleMeterRegistry()).open(8);
    CountDownLatch busy = new CountDownLatch(1);
    pool.image(new GridSpec(1, 1, 1, 1f), PNG)
        .subscribe()
        .with(
            face -> {
              busy.countDown();
              holdUntilInterrupted(3);
            });
    assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();
    Drains drains = new Drains(Duration.ofMillis(10));

    drains.begin(pool);

    assertThat(drains.await(PATIENCE)).as("interrupted once by each try").isTrue();
  }

  private static void holdUntilInterrupted(int times) {
    for (int i = 0; i < times; i++) {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        // Goes on.
      }
    }
  }
}
