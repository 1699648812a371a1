package io.ganqp.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.pod.Images;
import io.ganqp.operator.pod.Images.Pair;
import io.ganqp.operator.pod.PodTemplates;
import io.ganqp.operator.status.EventRecorder;
import io.javaoperatorsdk.operator.api.monitoring.Metrics;
import io.javaoperatorsdk.operator.monitoring.micrometer.MicrometerMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What comes from libraries and the environment, made for injection. */
final class Beans {

  private static final int CONCURRENT_REQUESTS = 64;

  @Produces
  @Singleton
  KubernetesClient kubernetesClient() {
    Config config =
        new ConfigBuilder(Config.autoConfigure(null))
            .withMaxConcurrentRequests(CONCURRENT_REQUESTS)
            .withMaxConcurrentRequestsPerHost(CONCURRENT_REQUESTS)
            .build();
    return new KubernetesClientBuilder().withConfig(config).build();
  }

  void close(@Disposes KubernetesClient client) {
    client.close();
  }

  @Produces
  @Singleton
  Clock clock() {
    return Clock.systemUTC();
  }

  @Produces
  @Singleton
  Metrics metrics(MeterRegistry registry) {
    return MicrometerMetrics.withoutPerResourceMetrics(registry);
  }

  @Produces
  @Singleton
  PodIdentity pod(
      KubernetesClient client,
      @ConfigProperty(name = "POD_NAMESPACE") Optional<String> namespace,
      @ConfigProperty(name = "HOSTNAME") Optional<String> hostName) {
    return new PodIdentity(
        namespace.orElseGet(client::getNamespace),
        hostName.orElseGet(() -> UUID.randomUUID().toString()));
  }

  @Produces
  @Singleton
  PodTemplates podTemplates(OperatorConfig config) {
    OperatorConfig.Images images = config.images();
    return new PodTemplates(
        new Images(
            new Pair(images.trainer(), images.trainerGpu()),
            new Pair(images.inference(), images.inferenceGpu()),
            config.imagePullPolicy(),
            config.imagePullSecrets().orElse(List.of())),
        config.assignedByCluster());
  }

  @Produces
  @Singleton
  Permissions permissions(OperatorConfig config) {
    OperatorConfig.Allow allow = config.allow();
    return new Permissions(allow.httpRoutes(), allow.serviceMonitors(), allow.egress());
  }

  @Produces
  @Singleton
  EventRecorder events(KubernetesClient client, Clock clock, PodIdentity pod) {
    return new EventRecorder(client, clock, pod.name());
  }
}
