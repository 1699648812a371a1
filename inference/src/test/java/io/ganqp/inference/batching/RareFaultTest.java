package io.ganqp.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import io.ganqp.inference.model.Generator;
import io.ganqp.inference.model.LoadedFixture;
import io.ganqp.inference.model.NotFiniteException;
import io.ganqp.inference.model.OnnxFixture;
import io.ganqp.inference.model.RareFault;
import io.ganqp.inference.model.RunTimeoutException;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One face in many cannot be made. */
class RareFaultTest {
  private static final Encoding PNG = new Encoding(ImageFormat.PNG, Encoding.DEFAULT_QUALITY);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final RareFault FAULT = new RareFault(8, 16);

  @TempDir Path folder;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private FacePool pool;

  @Test
  void aFaceThatIsNotFiniteFailsAndItsNeighboursDoNot() throws InterruptedException {
    pool = pool(FAULT.notFinite(), Map.of());

    assertFailsAlone(NotFiniteException.class, "The model gives the value NaN for a pixel");
    assertThatExceptionOfType(NotFiniteException.class)
        .isThrownBy(() -> await(pool.image(new GridSpec(FAULT.seed(), 2, 2, 1f), PNG)));
    assertThat(pool.stop(PATIENCE)).isTrue();
  }

  @Test
  void aRunThatWouldTakeForEverIsEndedAndTheWorkerGoesOn() throws InterruptedException {
    pool = pool(FAULT.endless(), Map.of("ganqp.run-timeout", "2s"));

    assertFailsAlone(RunTimeoutException.class, "a run of the model takes longer than 2000 ms");
    assertThat(pool.stop(PATIENCE)).isTrue();
  }

  @Test
  void stoppingEndsARunThatWouldTakeForEver() throws InterruptedException {
    pool = pool(FAULT.endless(), Map.of("ganqp.run-timeout", "1h"));
    await(pool.image(new GridSpec(0, 1, 1, 1f), PNG));
    List<UniAssertSubscriber<byte[]>> endless =
        LongStream.range(0, 9).mapToObj(i -> ask(FAULT.seed())).toList();

    assertThat(pool.stop(Duration.ofSeconds(1))).isTrue();
    endless.forEach(face -> face.assertFailedWith(ServiceStoppingException.class));
  }

  @Test
  void aGridOfWhichOneFaceTookTooLongIsNotComputedAnyFurther() throws InterruptedException {
    pool = pool(FAULT.endless(), Map.of("ganqp.run-timeout", "1s"));

    assertThatExceptionOfType(RunTimeoutException.class)
        .isThrownBy(() -> await(pool.image(new GridSpec(FAULT.seed(), 2, 2, 1f), PNG)));

    assertThat(pool.stop(PATIENCE)).isTrue();
    assertThat(registry.counter("ganqp.faces").count()).isZero();
  }

  @Test
  void whatIsCancelledWhenItsBatchHasFailedIsNotComputed() throws InterruptedException {
    pool = pool(FAULT.endless(), Map.of("ganqp.run-timeout", "1s"));
    OccupiedWorker worker = OccupiedWorker.of(pool);
    CompletableFuture<Throwable> reason = new CompletableFuture<>();
    List<UniAssertSubscriber<byte[]>> neighbours = new ArrayList<>();
    pool.image(new GridSpec(FAULT.seed(), 1, 1, 1f), PNG)
        .subscribe()
        .with(
            face -> {},
            failure -> {
              neighbours.forEach(UniAssertSubscriber::cancel);
              reason.complete(failure);
            });
    neighbours.add(ask(20));
    neighbours.add(ask(40));
    worker.release();

    assertThat(reason.join()).isInstanceOf(RunTimeoutException.class);
    assertThat(pool.stop(PATIENCE)).isTrue();
    assertThat(registry.counter("ganqp.faces").count()).isEqualTo(1);
  }

  @Test
  void theEndFailsAllThatIsLeftOfABatchThatHasFailed() throws InterruptedException {
    pool = pool(FAULT.endless(), Map.of("ganqp.run-timeout", "1s"));
    OccupiedWorker worker = OccupiedWorker.of(pool);
    pool.image(new GridSpec(FAULT.seed(), 1, 1, 1f), PNG)
        .subscribe()
        .with(face -> {}, failure -> Thread.currentThread().interrupt());
    List<UniAssertSubscriber<byte[]>> rest =
        LongStream.range(0, 3).mapToObj(i -> ask(20 + i)).toList();
    worker.release();

    for (UniAssertSubscriber<byte[]> face : rest) {
      face.awaitFailure(PATIENCE).assertFailedWith(ServiceStoppingException.class);
    }
    assertThat(pool.stop(PATIENCE)).isTrue();
  }

  private void assertFailsAlone(Class<? extends Throwable> reason, String message) {
    UniAssertSubscriber<byte[]> before = ask(20);
    UniAssertSubscriber<byte[]> flawed = ask(FAULT.seed());
    UniAssertSubscriber<byte[]> after = ask(40);

    flawed.awaitFailure(PATIENCE).assertFailedWith(reason, message);
    before.awaitItem(PATIENCE);
    after.awaitItem(PATIENCE);
    assertThat(await(pool.image(new GridSpec(60, 1, 1, 1f), PNG))).isNotEmpty();
  }

  private UniAssertSubscriber<byte[]> ask(long seed) {
    return pool.image(new GridSpec(seed, 1, 1, 1f), PNG)
        .subscribe()
        .withSubscriber(UniAssertSubscriber.create());
  }

  private static byte[] await(Uni<byte[]> file) {
    return file.await().atMost(PATIENCE);
  }

  private FacePool pool(OnnxFixture model, Map<String, String> settings) {
    Generator generator = LoadedFixture.generator(folder, model, settings);
    Pace pace = new Pace(Duration.ZERO, System::nanoTime);
    QueueBound bound = new QueueBound(100, Duration.ofDays(1), pace);
    return new FacePool(generator, 8, 1, bound, new FaceMetrics(registry));
  }
}
