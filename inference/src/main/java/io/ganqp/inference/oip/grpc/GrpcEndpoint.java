package io.ganqp.inference.oip.grpc;

import io.ganqp.inference.InferenceConfig;
import io.ganqp.inference.access.ApiKey;
import io.ganqp.inference.access.ClientRate;
import io.ganqp.inference.oip.Inference;
import io.ganqp.inference.oip.TensorMemory;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Begins and ends the server, if there is to be one. */
@Singleton
public class GrpcEndpoint {
  private static final int BEFORE_THE_MODEL = 1;

  private final InferenceConfig config;
  private final Inference inference;
  private final TensorMemory memory;
  private final ApiKey key;
  private final ClientRate rate;
  private final MeterRegistry registry;
  private final String host;
  private final String version;
  private final MemorySize mostContent;
  private Optional<GrpcServer> server = Optional.empty();

  GrpcEndpoint(
      InferenceConfig config,
      Inference inference,
      TensorMemory memory,
      ApiKey key,
      ClientRate rate,
      MeterRegistry registry,
      @ConfigProperty(name = "quarkus.http.host") String host,
      @ConfigProperty(name = "quarkus.application.version") String version,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize mostContent) {
    this.config = config;
    this.inference = inference;
    this.memory = memory;
    this.key = key;
    this.rate = rate;
    this.registry = registry;
    this.host = host;
    this.version = version;
    this.mostContent = mostContent;
  }

  void start(@Observes StartupEvent event) {
    server = config.grpc().port().map(this::start);
  }

  /** Before the model stops: what was let in gets its answer. */
  void stop(@Observes @Priority(BEFORE_THE_MODEL) ShutdownEvent event) throws InterruptedException {
    if (server.isPresent()) {
      server.get().stop();
    }
  }

  /** The port that is listened on, if any. */
  public Optional<Integer> port() {
    return server.map(GrpcServer::port);
  }

  private GrpcServer start(int port) {
    Calls calls = new Calls(inference, memory, version);
    Limits limits = Limits.of(config, mostContent.asLongValue());
    Refusals refusals = new Refusals(registry);
    try {
      return GrpcServer.start(
          new InetSocketAddress(host, port),
          calls.definition(),
          limits,
          new KeyCheck(key, rate, config.clientHeader(), refusals),
          refusals);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "gRPC cannot listen on %s:%d (ganqp.grpc.port): %s".formatted(host, port, e.getMessage()),
          e);
    }
  }
}
