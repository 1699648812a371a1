package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.ganqp.crds.v1alpha1.ImagePullPolicy;
import io.ganqp.crds.v1alpha1.PodSettings;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The images that the operator was installed with.
 *
 * @param trainer of trainers
 * @param inference of services
 * @param pullPolicy when nodes pull them; Kubernetes' default if empty
 * @param pullSecrets names of the Secrets with the credentials of their registry, in the namespace
 *     of each pod
 */
public record Images(
    Pair trainer, Pair inference, Optional<ImagePullPolicy> pullPolicy, List<String> pullSecrets) {

  /** Whole GPUs, their slices and shares: what selects the image with CUDA. */
  private static final String GPUS = "nvidia.com/";

  /** Images of a registry that asks for no credentials. */
  public Images(Pair trainer, Pair inference, Optional<ImagePullPolicy> pullPolicy) {
    this(trainer, inference, pullPolicy, List.of());
  }

  /**
   * The same program for the CPU and for GPUs.
   *
   * @param cpu without CUDA
   * @param gpu with CUDA
   */
  public record Pair(String cpu, String gpu) {}

  /** The image of a pod: its own, or else the one for what its container asks for. */
  String of(Component component, PodSettings settings) {
    if (settings.image() != null) {
      return settings.image();
    }
    Pair pair =
        switch (component) {
          case TRAINER -> trainer;
          case INFERENCE, CANARY -> inference;
        };
    return asksForGpu(settings.resources()) ? pair.gpu() : pair.cpu();
  }

  /** When to pull the image of a pod, in Kubernetes' word; empty for Kubernetes' default. */
  Optional<String> pullPolicyOf(PodSettings settings) {
    return Optional.ofNullable(settings.imagePullPolicy())
        .or(() -> settings.image() == null ? pullPolicy : Optional.empty())
        .map(
            policy ->
                switch (policy) {
                  case ALWAYS -> "Always";
                  case IF_NOT_PRESENT -> "IfNotPresent";
                  case NEVER -> "Never";
                });
  }

  /** The Secrets with the credentials of registries: those of the pod, and those of all pods. */
  List<LocalObjectReference> pullSecretsOf(PodSettings settings) {
    return Stream.concat(
            Optional.ofNullable(settings.imagePullSecrets()).stream().flatMap(List::stream),
            pullSecrets.stream().map(LocalObjectReference::new))
        .distinct()
        .toList();
  }

  /** Whether a container with these resources computes on a GPU. */
  public static boolean asksForGpu(ResourceRequirements resources) {
    if (resources == null) {
      return false;
    }
    return Stream.of(resources.getLimits(), resources.getRequests())
        .filter(Objects::nonNull)
        .flatMap(quantities -> quantities.entrySet().stream())
        .filter(asked -> asked.getKey().startsWith(GPUS))
        .anyMatch(asked -> asked.getValue().getNumericalAmount().signum() > 0);
  }
}
