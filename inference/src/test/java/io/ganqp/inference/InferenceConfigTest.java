package io.ganqp.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatException;

import io.ganqp.inference.model.Configured;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InferenceConfigTest {

  @Test
  void everySettingHasADefault() {
    InferenceConfig config = Configured.with(Map.of());

    assertThat(config.model()).isEmpty();
    assertThat(config.sha256()).isEmpty();
    assertThat(config.follow()).isEqualTo(InferenceConfig.Follow.OFF);
    assertThat(config.followInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.modelRetry()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.loadTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.runTimeout()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.archiveTimeout()).isEqualTo(Duration.ofMinutes(10));
    assertThat(config.provider()).isEqualTo(InferenceConfig.ProviderChoice.AUTO);
    assertThat(config.workers()).isEmpty();
    assertThat(config.batchSize()).isEqualTo(8);
    assertThat(config.queueCapacity()).isEqualTo(256);
    assertThat(config.queueTime()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.imageCache().asLongValue()).isEqualTo(64 << 20);
    assertThat(config.connections().maximum()).isEqualTo(1024);
    assertThat(config.connections().headTimeout()).isEqualTo(Duration.ofSeconds(10));
    assertThat(config.connections().contentTimeout()).isEqualTo(Duration.ofSeconds(30));
    assertThat(config.modelName()).isEqualTo("faces");
    assertThat(config.tensorMemory().asLongValue()).isEqualTo(128 << 20);
    assertThat(config.grpc().port()).isEmpty();
    assertThat(config.grpc().calls()).isEqualTo(128);
    assertThat(config.connections().idleTimeout()).isEqualTo(Duration.ofMinutes(11));
    assertThat(config.connections().answerTimeout()).isEqualTo(Duration.ofSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "ganqp.workers, 0",
    "ganqp.workers, many",
    "ganqp.batch-size, 0",
    "ganqp.batch-size, -8",
    "ganqp.queue-capacity, 1000000",
    "ganqp.queue-time, long",
    "ganqp.connections.maximum, 0",
    "ganqp.connections.head-timeout, soon",
    "ganqp.provider, tpu",
    "ganqp.image-cache, much",
    "ganqp.follow, worst",
    "ganqp.follow-interval, often",
    "ganqp.run-timeout, never",
    "ganqp.model-retry, soon"
  })
  void aBadValueIsNamedWithItsSetting(String name, String value) {
    assertThatException()
        .isThrownBy(() -> Configured.with(Map.of(name, value)))
        .withMessageContaining(name)
        .withMessageContaining(value);
  }
}
