package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.ganqp.crds.v1alpha1.ExtraVolume;
import io.ganqp.crds.v1alpha1.PodSettings;
import io.ganqp.crds.v1alpha1.ScratchSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Pods of one container under the "restricted" Pod Security Standard: no root, nothing to write but
 * {@code /tmp} and {@code /cache}, no capabilities, and no token of the API server.
 */
public final class PodTemplates {

  private static final ScratchSpec NO_SIZES = new ScratchSpec(null, null);

  private final Images images;
  private final boolean assignedByCluster;

  /**
   * @param images of the pods that name none themselves
   * @param assignedByCluster whether the cluster chooses user and groups of pods that do not say
   */
  public PodTemplates(Images images, boolean assignedByCluster) {
    this.images = images;
    this.assignedByCluster = assignedByCluster;
  }

  /** Those of pods that run as the owner of the files in the images, unless they say otherwise. */
  public PodTemplates(Images images) {
    this(images, false);
  }

  /**
   * A pod template.
   *
   * @param component what the pod does
   * @param instance name of the resource that it belongs to
   * @param settings what a user may choose
   * @param container what the program needs: arguments, ports, probes, environment; the rest is
   *     filled in here
   * @param volumes besides the scratch folders and those of the settings
   */
  public PodTemplateSpec template(
      Component component,
      String instance,
      PodSettings settings,
      Container container,
      List<PodVolume> volumes) {
    List<PodVolume> all = new ArrayList<>(volumes);
    if (settings.volumes() != null) {
      settings.volumes().stream().map(PodTemplates::volume).forEach(all::add);
    }
    ScratchSpec scratch = Objects.requireNonNullElse(settings.scratch(), NO_SIZES);
    all.add(PodVolume.scratch("cache", "/cache", scratch.cacheSize()));
    all.add(PodVolume.scratch("tmp", "/tmp", scratch.temporarySize()));
    PodSpec spec =
        new PodSpecBuilder(
                spec(component, settings, container(component, settings, container, all), all))
            .withTopologySpreadConstraints(
                Spread.of(
                    settings.topologySpreadConstraints(), Labels.selector(component, instance)))
            .build();
    return new PodTemplateSpecBuilder()
        .withMetadata(PodMetadata.of(component, instance, settings))
        .withSpec(spec)
        .build();
  }

  private PodSpec spec(
      Component component, PodSettings settings, Container container, List<PodVolume> volumes) {
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withServiceAccountName(settings.serviceAccountName())
        .withTerminationGracePeriodSeconds(
            Objects.requireNonNullElse(
                settings.terminationGracePeriodSeconds(), component.graceSeconds()))
        .withSecurityContext(PodSecurity.ofPod(settings.identity(), assignedByCluster))
        .withContainers(container)
        .withVolumes(volumes.stream().map(PodVolume::volume).toList())
        .withNodeSelector(settings.nodeSelector())
        .withTolerations(settings.tolerations())
        .withAffinity(settings.affinity())
        .withPriorityClassName(settings.priorityClassName())
        .withRuntimeClassName(settings.runtimeClassName())
        .withSchedulerName(settings.schedulerName())
        .withImagePullSecrets(images.pullSecretsOf(settings))
        .build();
  }

  private Container container(
      Component component, PodSettings settings, Container program, List<PodVolume> volumes) {
    return new ContainerBuilder(program)
        .withName(component.container())
        .withImage(images.of(component, settings))
        .withImagePullPolicy(images.pullPolicyOf(settings).orElse(null))
        .withResources(EphemeralStorage.complete(component, settings))
        .withEnv(environment(program.getEnv(), settings.env()))
        .withVolumeMounts(volumes.stream().map(PodVolume::mount).toList())
        .withSecurityContext(PodSecurity.ofContainer())
        .build();
  }

  private static PodVolume volume(ExtraVolume extra) {
    if (extra.claimName() != null) {
      return PodVolume.claim(extra.claimName(), extra.mountPath(), true);
    }
    return extra.secretName() != null
        ? PodVolume.secret(extra.secretName(), extra.mountPath())
        : PodVolume.configMap(extra.configMapName(), extra.mountPath());
  }

  /** The program's own, then the user's; of one name, Kubernetes takes the last. */
  private static List<EnvVar> environment(List<EnvVar> program, List<EnvVar> user) {
    List<EnvVar> further = user == null ? List.of() : user;
    return Stream.concat(
            program.stream()
                .filter(
                    ours -> further.stream().noneMatch(v -> v.getName().equals(ours.getName()))),
            further.stream())
        .toList();
  }
}
