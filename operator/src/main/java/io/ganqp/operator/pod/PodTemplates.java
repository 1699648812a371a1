package io.ganqp.operator.pod;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerBuilder;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSecurityContextBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodSpecBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.SecurityContextBuilder;
import io.ganqp.crds.v1alpha1.ExtraVolume;
import io.ganqp.crds.v1alpha1.PodSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Pods of one container under the "restricted" Pod Security Standard: no root, nothing to write but
 * {@code /tmp} and {@code /cache}, no capabilities, and no token of the API server.
 */
public final class PodTemplates {

  /** The user and the group that own the files in the images. */
  private static final long USER = 10001;

  private final Images images;

  /**
   * @param images of the pods that name none themselves
   */
  public PodTemplates(Images images) {
    this.images = images;
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
    all.add(PodVolume.scratch("cache", "/cache"));
    all.add(PodVolume.scratch("tmp", "/tmp"));
    return new PodTemplateSpecBuilder()
        .withNewMetadata()
        .withLabels(Labels.of(component, instance))
        .endMetadata()
        .withSpec(spec(component, settings, container(component, settings, container, all), all))
        .build();
  }

  private static PodSpec spec(
      Component component, PodSettings settings, Container container, List<PodVolume> volumes) {
    return new PodSpecBuilder()
        .withAutomountServiceAccountToken(false)
        .withEnableServiceLinks(false)
        .withServiceAccountName(settings.serviceAccountName())
        .withTerminationGracePeriodSeconds(
            Objects.requireNonNullElse(
                settings.terminationGracePeriodSeconds(), component.graceSeconds()))
        .withSecurityContext(podSecurity())
        .withContainers(container)
        .withVolumes(volumes.stream().map(PodVolume::volume).toList())
        .withNodeSelector(settings.nodeSelector())
        .withTolerations(settings.tolerations())
        .withAffinity(settings.affinity())
        .withPriorityClassName(settings.priorityClassName())
        .withRuntimeClassName(settings.runtimeClassName())
        .withImagePullSecrets(settings.imagePullSecrets())
        .build();
  }

  private Container container(
      Component component, PodSettings settings, Container program, List<PodVolume> volumes) {
    return new ContainerBuilder(program)
        .withName(component.container())
        .withImage(images.of(component, settings))
        .withImagePullPolicy(images.pullPolicyOf(settings).orElse(null))
        .withResources(EphemeralStorage.complete(component, settings.resources()))
        .withEnv(environment(program.getEnv(), settings.env()))
        .withVolumeMounts(volumes.stream().map(PodVolume::mount).toList())
        .withSecurityContext(containerSecurity())
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

  private static PodSecurityContext podSecurity() {
    return new PodSecurityContextBuilder()
        .withRunAsNonRoot(true)
        .withRunAsUser(USER)
        .withRunAsGroup(USER)
        .withFsGroup(USER)
        .withFsGroupChangePolicy("OnRootMismatch")
        .withNewSeccompProfile()
        .withType("RuntimeDefault")
        .endSeccompProfile()
        .build();
  }

  private static SecurityContext containerSecurity() {
    return new SecurityContextBuilder()
        .withAllowPrivilegeEscalation(false)
        .withReadOnlyRootFilesystem(true)
        .withNewCapabilities()
        .withDrop("ALL")
        .endCapabilities()
        .build();
  }
}
