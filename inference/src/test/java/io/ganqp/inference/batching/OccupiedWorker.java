package io.ganqp.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The one worker of a pool, held by a face of its own: what is asked for next has to wait. */
final class OccupiedWorker {
  private static final Encoding PNG = new Encoding(ImageFormat.PNG, Encoding.DEFAULT_QUALITY);

  private final CountDownLatch release = new CountDownLatch(1);

  private OccupiedWorker() {}

  static OccupiedWorker of(FacePool pool) throws InterruptedException {
    OccupiedWorker worker = new OccupiedWorker();
    CountDownLatch busy = new CountDownLatch(1);
    pool.image(new GridSpec(0, 1, 1, 1f), PNG)
        .subscribe()
        .with(
            face -> {
              busy.countDown();
              worker.hold();
            });
    assertThat(busy.await(1, TimeUnit.MINUTES)).isTrue();
    return worker;
  }

  void release() {
    release.countDown();
  }

  private void hold() {
    try {
      release.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
