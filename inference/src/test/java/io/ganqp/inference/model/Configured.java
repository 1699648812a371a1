package io.ganqp.inference.model;

import io.ganqp.inference.InferenceConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.Map;

/** The service's configuration as it would be read, from a map. */
public final class Configured {
  private Configured() {}

  /** Reads properties such as {@code ganqp.model}. */
  public static InferenceConfig with(Map<String, String> properties) {
    return config(properties).getConfigMapping(InferenceConfig.class);
  }

  /** The same, as a whole. */
  public static SmallRyeConfig config(Map<String, String> properties) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withConverter(Duration.class, 100, new DurationConverter())
        .withConverter(MemorySize.class, 100, new MemorySizeConverter())
        .withMapping(InferenceConfig.class)
        .withSources(new PropertiesConfigSource(properties, "test", 100))
        .build();
  }
}
