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
    CountDownLatch interrupts = new CountDownLatch(3);
    pool.image(new GridSpec(1, 1, 1, 1f), PNG)
        .subscribe()
        .with(
            face -> {
              busy.countDown();
              holdUntilZero(interrupts);
            });
    assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();
    Drains drains = new Drains(Duration.ofMillis(10));

    drains.begin(pool);

    assertThat(drains.await(PATIENCE)).isTrue();
    assertThat(interrupts.getCount()).as("each try has interrupted it once").isZero();
  }

  private static void holdUntilZero(CountDownLatch interrupts) {
    while (interrupts.getCount() > 0) {
      try {
        interrupts.await();
      } catch (InterruptedException e) {
        interrupts.countDown();
      }
    }
  }
}
