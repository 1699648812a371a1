package io.ganqp.operator.pod;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EmptyDirVolumeSource;
import io.fabric8.kubernetes.api.model.LocalObjectReference;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.TopologySpreadConstraint;
import io.fabric8.kubernetes.api.model.Volume;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.PodSettings;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.operator.pod.Images.Pair;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users and administrators may choose of pods. */
class PodTemplatesTest {

  private static final DocumentReader<GanQpTraining> READER = DocumentReader.ofTrainings();
  private static final Images IMAGES =
      new Images(
          new Pair("trainer:1", "trainer-gpu:1"),
          new Pair("inference:1", "inference-gpu:1"),
          Optional.empty(),
          List.of("registry", "mirror"));

  @Test
  void furtherLabelsAndAnnotationsAreAddedToOurs() {
    PodTemplateSpec pod =
        pod("{labels: {sidecar.istio.io/inject: 'false'}, annotations: {example.com/team: faces}}");

    assertThat(pod.getMetadata().getLabels())
        .containsEntry("sidecar.istio.io/inject", "false")
        .containsAllEntriesOf(Labels.of(Component.TRAINER, "faces"));
    assertThat(pod.getMetadata().getAnnotations()).containsEntry("example.com/team", "faces");
  }

  @Test
  void theClusterAutoscalerMayMoveAPodUnlessItsUserSaysOtherwise() {
    String name = "cluster-autoscaler.kubernetes.io/safe-to-evict";

    assertThat(pod("{}").getMetadata().getAnnotations()).containsEntry(name, "true");
    assertThat(pod("{annotations: {" + name + ": 'false'}}").getMetadata().getAnnotations())
        .containsEntry(name, "false");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "{}                                              | false | 10001 | 10001 | 10001",
        "{identity: {runAsUser: 7, fsGroup: 8}}          | false | 7     | 10001 | 8",
        "{identity: {assignedByCluster: true}}           | false | -     | -     | -",
        "{}                                              | true  | -     | -     | -",
        "{identity: {runAsUser: 7}}                      | true  | 7     | -     | -",
        "{identity: {assignedByCluster: false}}          | true  | 10001 | 10001 | 10001",
      })
  void userAndGroupsAreOursTheUsersOrTheClusters(
      String settings, boolean assigned, Long user, Long group, Long fsGroup) {
    PodSecurityContext security =
        pod(new PodTemplates(IMAGES, assigned), settings).getSpec().getSecurityContext();

    assertThat(security.getRunAsUser()).isEqualTo(user);
    assertThat(security.getRunAsGroup()).isEqualTo(group);
    assertThat(security.getFsGroup()).isEqualTo(fsGroup);
    assertThat(security.getRunAsNonRoot()).isTrue();
  }

  @Test
  void podsSpreadAmongTheirOwnUnlessASelectorSaysOtherwise() {
    String rest = "maxSkew: 1, topologyKey: zone, whenUnsatisfiable: DoNotSchedule";
    List<TopologySpreadConstraint> spread =
        pod("{topologySpreadConstraints: [{%s}, {%s, labelSelector: {matchLabels: {a: b}}}]}"
                .formatted(rest, rest))
            .getSpec()
            .getTopologySpreadConstraints();

    assertThat(spread)
        .extracting(constraint -> constraint.getLabelSelector().getMatchLabels().keySet())
        .extracting(Object::toString)
        .containsExactly("[app.kubernetes.io/instance, app.kubernetes.io/name]", "[a]");
  }

  @Test
  void anotherSchedulerMayPlaceThem() {
    assertThat(pod("{schedulerName: volcano}").getSpec().getSchedulerName()).isEqualTo("volcano");
    assertThat(pod("{}").getSpec().getSchedulerName()).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{}                                                          | 1Gi  | 64Gi",
        "{resources: {limits: {ephemeral-storage: 4Mi}}}             |      | 4Mi",
        "{resources: {requests: {ephemeral-storage: 2Gi}}}           | 2Gi  | 64Gi",
        "{resources: {requests: {ephemeral-storage: 80Gi}}}          | 80Gi | 80Gi",
        "{scratch: {cacheSize: 10Gi}}                                | 1Gi  | 64Gi",
        "{scratch: {cacheSize: 100Gi, temporarySize: 9Gi}}           | 1Gi  | 110Gi",
      })
  void everyPodAsksForDiskAndIsLimitedInIt(String settings, String request, String limit) {
    Container container = pod(settings).getSpec().getContainers().get(0);

    assertThat(container.getResources().getRequests().get("ephemeral-storage"))
        .isEqualTo(request == null ? null : Quantity.parse(request));
    assertThat(container.getResources().getLimits().get("ephemeral-storage").getNumericalAmount())
        .isEqualByComparingTo(Quantity.parse(limit).getNumericalAmount());
  }

  @Test
  void scratchFoldersMayHaveSizes() {
    assertThat(pod("{scratch: {cacheSize: 10Gi}}").getSpec().getVolumes())
        .extracting(Volume::getEmptyDir)
        .filteredOn(Objects::nonNull)
        .extracting(EmptyDirVolumeSource::getSizeLimit)
        .containsExactly(Quantity.parse("10Gi"), null);
  }

  @Test
  void allPodsReferToTheSecretsOfTheInstallationAndToTheirOwn() {
    assertThat(pod("{imagePullSecrets: [{name: own}, {name: mirror}]}").getSpec())
        .extracting(
            spec -> spec.getImagePullSecrets().stream().map(LocalObjectReference::getName).toList())
        .isEqualTo(List.of("own", "mirror", "registry"));
  }

  @ParameterizedTest
  @CsvSource({
    "nvidia.com/gpu, 1, trainer-gpu:1",
    "nvidia.com/mig-1g.5gb, 1, trainer-gpu:1",
    "nvidia.com/gpu.shared, 2, trainer-gpu:1",
    "nvidia.com/gpu, 0, trainer:1",
    "amd.com/gpu, 1, trainer:1"
  })
  void everyResourceOfNvidiaChoosesTheImageForIt(String resource, int number, String image) {
    assertThat(
            pod("{resources: {limits: {'%s': %d}}}".formatted(resource, number))
                .getSpec()
                .getContainers()
                .get(0)
                .getImage())
        .isEqualTo(image);
  }

  @Test
  void anImageMayBeNamedByItsDigest() {
    String image = "registry.example.com/trainer@sha256:" + "0".repeat(64);

    assertThat(pod("{image: '" + image + "'}").getSpec().getContainers().get(0).getImage())
        .isEqualTo(image);
  }

  private static PodTemplateSpec pod(String settings) {
    return pod(new PodTemplates(IMAGES), settings);
  }

  private static PodTemplateSpec pod(PodTemplates templates, String settings) {
    return templates.template(
        Component.TRAINER, "faces", settings(settings), new Container(), List.of());
  }

  private static PodSettings settings(String yaml) {
    return READER
        .parse(
            "training",
            """
            apiVersion: ganqp.io/v1alpha1
            kind: GanQpTraining
            metadata: {name: faces}
            spec:
              dataset: {builtin: {}}
              storage: {volume: {claimName: models}}
              trainer: %s
            """
                .formatted(yaml))
        .getSpec()
        .trainer();
  }
}
