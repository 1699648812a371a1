package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.inference.batching.FacePool;
import io.ganqp.inference.batching.GridSpec;
import io.ganqp.inference.batching.PoolFixture;
import io.ganqp.inference.image.Encoding;
import io.ganqp.inference.image.ImageFormat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelRegistryTest {
  private static final Encoding PNG = new Encoding(ImageFormat.PNG, Encoding.DEFAULT_QUALITY);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final GridSpec FACE = new GridSpec(1, 1, 1, 1f);

  @TempDir Path folder;
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final ModelRegistry registry = new ModelRegistry(PATIENCE, meters);
  private PoolFixture pools;

  @BeforeEach
  void open() {
    pools = new PoolFixture(folder, meters);
  }

  @AfterEach
  void stop() throws InterruptedException {
    assertThat(registry.stop(PATIENCE)).isTrue();
  }

  @Test
  void saysWhyThereIsNoModelUntilThereIsOne() {
    registry.report(Optional.of("none there"));
    assertThatExceptionOfType(ModelNotReadyException.class)
        .isThrownBy(registry::lease)
        .withMessage("none there");
    assertThatExceptionOfType(ModelNotReadyException.class)
        .isThrownBy(() -> registry.status().required())
        .withMessage("none there");

    FacePool pool = pools.open(8);
    registry.serve(pool);
    registry.report(Optional.of("gone"));

    assertThat(registry.status().required()).isEqualTo(pool.facts());
  }

  @Test
  void whoeverListensHearsWhatIsTrueByThen() {
    AssertSubscriber<ModelStatus> listener =
        registry.statuses().subscribe().withSubscriber(AssertSubscriber.create(0));
    registry.report(Optional.of("none there"));

    listener.request(1);

    assertThat(listener.awaitNextItem().getLastItem().obstacle()).contains("none there");
  }

  @Test
  void aRequestKeepsItsModelWhicheverIsServedMeanwhile() {
    registry.serve(pools.open(8));
    try (ModelLease before = registry.lease()) {
      registry.serve(pools.open(16));

      assertThat(before.facts().latentDimension()).isEqualTo(8);
      assertThat(before.pool().image(FACE, PNG).await().atMost(PATIENCE)).isNotEmpty();
      assertThat(registry.status().required().latentDimension()).isEqualTo(16);
    }
  }

  @Test
  void theFormerModelEndsWithItsLastRequestAndNoSooner() {
    FacePool former = pools.open(8);
    registry.serve(former);
    ModelLease first = registry.lease();
    ModelLease second = registry.lease();
    registry.serve(pools.open(16));

    first.close();
    first.close();
    assertThat(former.image(FACE, PNG).await().atMost(PATIENCE)).isNotEmpty();

    second.close();
    pools.awaitStopped(former);
  }

  @Test
  void aLeaseEndsWithItsAnswerHoweverThatEnds() {
    FacePool former = pools.open(8);
    registry.serve(former);
    Uni<byte[]> abandoned = registry.use(model -> Uni.createFrom().<byte[]>nothing());
    UniAssertSubscriber<byte[]> client =
        abandoned.subscribe().withSubscriber(UniAssertSubscriber.create());
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                registry.use(
                    model -> {
                      throw new IllegalStateException();
                    }));
    registry
        .use(model -> Uni.createFrom().failure(new IllegalStateException()))
        .subscribe()
        .with(item -> {}, failure -> {});
    registry.use(model -> model.pool().image(FACE, PNG)).await().atMost(PATIENCE);
    registry.serve(pools.open(16));
    assertThat(former.image(FACE, PNG).await().atMost(PATIENCE)).as("one is left").isNotEmpty();

    client.cancel();

    pools.awaitStopped(former);
  }
}
