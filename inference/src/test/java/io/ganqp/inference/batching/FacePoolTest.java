package io.ganqp.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import io.ganqp.inference.model.LoadedFixture;
import io.ganqp.inference.model.ModelFacts;
import io.ganqp.inference.model.OnnxFixture;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FacePoolTest {
  private static final Encoding PNG = new Encoding(ImageFormat.PNG, Encoding.DEFAULT_QUALITY);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final List<FacePool> pools = new ArrayList<>();

  @AfterEach
  void stopAll() throws InterruptedException {
    for (FacePool pool : List.copyOf(pools)) {
      stop(pool);
    }
  }

  @Test
  void aFaceIsTheSameAloneAndInAnyBatch() {
    List<byte[]> alone = faces(1, 1);

    assertThat(faces(8, 1)).usingElementComparator(Arrays::compare).isEqualTo(alone);
    assertThat(faces(3, 4)).usingElementComparator(Arrays::compare).isEqualTo(alone);
  }

  @Test
  void makesAGridLargerThanItsQueue() {
    FacePool pool = pool(4, 1, 8);

    assertThat(pool.image(new GridSpec(1, 8, 8, 1f), PNG).await().atMost(PATIENCE)).isNotEmpty();
    assertThat(registry.counter("ganqp.rejected").count()).isZero();
  }

  @Test
  void refusesAGridThatDoesNotFitIntoTheQueueAndCountsIt() throws InterruptedException {
    FacePool pool = pool(4, 1, 8);
    OccupiedWorker worker = OccupiedWorker.of(pool);
    pool.image(new GridSpec(1, 1, 1, 1f), PNG).subscribe().with(face -> {});
    var grid = pool.image(new GridSpec(1, 3, 3, 1f), PNG).await();

    assertThatExceptionOfType(QueueFullException.class)
        .isThrownBy(() -> grid.atMost(PATIENCE))
        .withMessageContaining("more than 8 faces");
    worker.release();
    stop(pool);
    assertThat(registry.counter("ganqp.rejected").count()).isEqualTo(1);
    assertThat(registry.counter("ganqp.faces").count()).isEqualTo(2);
  }

  @Test
  void countsNothingWhereAFaceThatFindsNoRoomMayComeAgain() throws InterruptedException {
    FacePool pool = pool(1, 1, 1);
    OccupiedWorker worker = OccupiedWorker.of(pool);
    List<UniAssertSubscriber<byte[]>> waiting = ask(pool, 1, 2);
    Uni<byte[]> face =
        Uni.createFrom()
            .deferred(() -> pool.ifRoom(() -> pool.image(new GridSpec(2, 1, 1, 1f), PNG)));

    face.subscribe()
        .withSubscriber(UniAssertSubscriber.create())
        .assertFailedWith(QueueFullException.class, "more than 1 faces would wait");
    assertThat(registry.counter("ganqp.rejected").count()).isZero();

    worker.release();
    waiting.get(0).awaitItem();
    assertThat(face.await().atMost(PATIENCE)).isNotEmpty();
  }

  @Test
  void refusesWhatWouldWaitLongerThanItMayAndSaysWhenToComeAgain() throws InterruptedException {
    FacePool pool = pool(1, 1, bound(256, Duration.ofSeconds(20), Duration.ofSeconds(5)));
    OccupiedWorker worker = OccupiedWorker.of(pool);
    assertThat(pool.capacity()).isEqualTo(4);
    List<UniAssertSubscriber<byte[]>> faces = ask(pool, 1, 5);

    assertThat(pool.refusal())
        .hasValueSatisfying(
            full -> {
              assertThat(full.drainTime()).isEqualTo(Duration.ofSeconds(20));
              assertThat(full)
                  .hasMessage(
                      "more than 4 faces would wait, which is all that 20000 ms are enough for");
            });
    assertThatExceptionOfType(QueueFullException.class)
        .isThrownBy(() -> pool.image(new GridSpec(5, 1, 1, 1f), PNG).await().atMost(PATIENCE));
    worker.release();
    stop(pool);
    faces.forEach(UniAssertSubscriber::assertCompleted);
  }

  @Test
  void takesAGridThatWouldTakeLongerWhenNothingElseWaits() throws InterruptedException {
    FacePool pool = pool(1, 1, bound(256, Duration.ofSeconds(20), Duration.ofSeconds(5)));
    OccupiedWorker worker = OccupiedWorker.of(pool);
    UniAssertSubscriber<byte[]> grid =
        pool.image(new GridSpec(1, 3, 3, 1f), PNG)
            .subscribe()
            .withSubscriber(UniAssertSubscriber.create());

    assertThat(pool.refusal()).isPresent();
    worker.release();
    stop(pool);
    grid.assertCompleted();
  }

  @Test
  void fewerMayWaitOnceFacesHaveBecomeSlow() throws InterruptedException {
    FacePool pool = pool(1, 1, bound(256, Duration.ofSeconds(2), Duration.ZERO));
    assertThat(pool.capacity()).isEqualTo(256);

    for (int seed = 0; seed < 40; seed++) {
      pool.image(new GridSpec(seed, 1, 1, 1f), PNG).await().atMost(PATIENCE);
    }

    // Each took a second by the clock.
    assertThat(pool.capacity()).isEqualTo(2);
  }

  @Test
  void stoppingFinishesWhatWaits() throws InterruptedException {
    FacePool pool = pool(2, 1, 100);
    List<UniAssertSubscriber<byte[]>> faces = ask(pool, 0, 40);

    stop(pool);

    faces.forEach(face -> face.assertCompleted());
    assertThatExceptionOfType(ServiceStoppingException.class)
        .isThrownBy(() -> pool.image(new GridSpec(1, 1, 1, 1f), PNG).await().atMost(PATIENCE));
    assertThat(registry.counter("ganqp.rejected").count()).isZero();
  }

  @Test
  void facesOfClientsThatHaveLeftMakeNoRequestRefused() throws InterruptedException {
    FacePool pool = pool(1, 1, 4);
    OccupiedWorker worker = OccupiedWorker.of(pool);
    List<UniAssertSubscriber<byte[]>> faces = ask(pool, 1, 5);
    assertThat(pool.refusal()).isPresent();

    faces.forEach(UniAssertSubscriber::cancel);

    assertThat(pool.refusal()).isEmpty();
    worker.release();
    stop(pool);
  }

  @Test
  void whatIsCancelledBeforeItsTurnIsNotComputed() throws InterruptedException {
    FacePool pool = pool(1, 1, 1000);
    OccupiedWorker worker = OccupiedWorker.of(pool);

    List<UniAssertSubscriber<byte[]>> faces = ask(pool, 1, 500);
    faces.forEach(UniAssertSubscriber::cancel);
    worker.release();
    stop(pool);

    assertThat(registry.counter("ganqp.faces").count()).isEqualTo(1);
  }

  private static List<UniAssertSubscriber<byte[]>> ask(FacePool pool, long from, long to) {
    return LongStream.range(from, to)
        .mapToObj(
            seed ->
                pool.image(new GridSpec(seed, 1, 1, 1f), PNG)
                    .subscribe()
                    .withSubscriber(UniAssertSubscriber.create()))
        .toList();
  }

  /** A clock that says at each look that a second has passed. */
  private static QueueBound bound(int capacity, Duration time, Duration firstFace) {
    AtomicLong seconds = new AtomicLong();
    LongSupplier clock = () -> TimeUnit.SECONDS.toNanos(seconds.getAndIncrement());
    return new QueueBound(capacity, time, new Pace(firstFace, clock));
  }

  private void stop(FacePool pool) throws InterruptedException {
    pools.remove(pool);
    assertThat(pool.stop(PATIENCE)).isTrue();
  }

  private List<byte[]> faces(int batch, int workers) {
    FacePool pool = pool(batch, workers, 100);
    var faces =
        LongStream.range(0, 60)
            .mapToObj(seed -> pool.image(new GridSpec(seed, 1, 1, 0.9f), PNG))
            .toList();
    return Uni.join().all(faces).andFailFast().await().atMost(PATIENCE);
  }

  private FacePool pool(int batch, int workers, int capacity) {
    return pool(batch, workers, bound(capacity, Duration.ofDays(1), Duration.ZERO));
  }

  private FacePool pool(int batch, int workers, QueueBound bound) {
    FacePool pool =
        new FacePool(
            LoadedFixture.generator(folder, OnnxFixture.dcgan(16, 32, 16, 8)),
            batch,
            workers,
            bound,
            new FaceMetrics(registry));
    pools.add(pool);
    return pool;
  }

  @Test
  void aGridThatWaitsTakesNoMemory() {
    GridSpec spec = new GridSpec(0, 8, 8, 1f);
    List<FaceTask> tasks = new ArrayList<>();

    // Its image would be larger than an array can be.
    Uni.createFrom()
        .<byte[]>emitter(
            file ->
                tasks.addAll(
                    new FaceRequest<>(spec, new ImageSink(spec, 100_000, PNG), file).tasks()))
        .subscribe()
        .with(file -> {});

    assertThat(tasks).hasSize(64);
  }

  @Test
  void valuesAndImagesShareTheWorkers() {
    FacePool pool = pool(8, 2, 100);
    var values = pool.make(new GridSpec(5, 1, 3, 1f), new ValueSink(3, pool.facts()));
    var image = pool.image(new GridSpec(5, 1, 3, 1f), PNG);

    var both = Uni.combine().all().unis(values, image).asTuple().await().atMost(PATIENCE);

    assertThat(both.getItem1()).hasNumberOfRows(3).isDeepEqualTo(valuesOneByOne(pool));
    assertThat(both.getItem2()).isNotEmpty();
  }

  private static float[][] valuesOneByOne(FacePool pool) {
    float[][] values = new float[3][];
    for (int i = 0; i < 3; i++) {
      values[i] =
          pool.make(new GridSpec(5 + i, 1, 1, 1f), new ValueSink(1, pool.facts()))
              .await()
              .atMost(PATIENCE)[0];
    }
    return values;
  }

  /** What the generator gave, as it gave it. */
  private static final class ValueSink implements FaceSink<float[][]> {
    private final float[][] faces;

    ValueSink(int count, ModelFacts facts) {
      faces = new float[count][3 * facts.resolution() * facts.resolution()];
    }

    @Override
    public void take(int index, Workbench workbench, int slot) {
      workbench.run().copy(slot, FloatBuffer.wrap(faces[index]));
    }

    @Override
    public float[][] finish(Workbench workbench) {
      return faces;
    }
  }
}
