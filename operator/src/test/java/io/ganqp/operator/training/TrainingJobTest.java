package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.PodFailurePolicyRule;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrainingJobTest {

  private static final Path GOLDEN =
      Path.of("src/test/resources/io/ganqp/operator/training/job.yaml");
  private static final TrainingJob JOBS = new TrainingJob(TrainingFixture.PODS);

  /** {@code -Dgolden.refresh=true} writes it anew; read the difference before you commit it. */
  @Test
  void isTheOneThatWeLookedAt() throws IOException {
    String yaml = new KubernetesSerialization().asYaml(JOBS.of(Trainings.training()));
    if (Boolean.getBoolean("golden.refresh")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, yaml);
    }

    assertThat(GOLDEN).hasContent(yaml);
  }

  @Test
  void aGpuInTheResourcesSelectsTheGpuImage() {
    assertThat(trainer("trainer: {resources: {limits: {nvidia.com/gpu: 1}}}").getImage())
        .isEqualTo("ganqp/trainer-gpu:1");
    assertThat(trainer("trainer: {resources: {limits: {nvidia.com/gpu: 0}}}").getImage())
        .isEqualTo("ganqp/trainer:1");
    assertThat(trainer("trainer: {image: mine, resources: {limits: {nvidia.com/gpu: 1}}}"))
        .extracting(Container::getImage)
        .isEqualTo("mine");
  }

  @Test
  void eachClaimAndSecretIsMountedOnceAndTold() {
    PodSpec pod =
        pod(
            Trainings.training(
                "serving: {}", "trainer: {volumes: [{mountPath: /etc/x, configMapName: x}]}"));
    assertThat(pod.getContainers().get(0).getArgs())
        .containsSequence(
            "--volume", "models=/volumes/models", "--volume", "photographs=/volumes/photographs");
    assertThat(pod.getContainers().get(0).getVolumeMounts())
        .filteredOn(mount -> Boolean.TRUE.equals(mount.getReadOnly()))
        .extracting("mountPath")
        .containsExactly("/etc/ganqp", "/volumes/photographs", "/etc/x");
  }

  @Test
  void theStoreOfTheTrainingToBeginWithIsMountedToBeRead() {
    PodSpec volume =
        pod(
            Trainings.training(
                "model: {from: {volume: {claimName: others, path: default/faces}}}"));
    assertThat(volume.getContainers().get(0).getArgs())
        .containsSequence("--volume", "others=/volumes/others");
    assertThat(volume.getContainers().get(0).getVolumeMounts())
        .filteredOn(mount -> mount.getMountPath().equals("/volumes/others"))
        .singleElement()
        .satisfies(mount -> assertThat(mount.getReadOnly()).isTrue());

    PodSpec bucket =
        pod(Trainings.training("model: {from: {s3: {bucket: others, secretName: reader}}}"));
    assertThat(bucket.getContainers().get(0).getArgs())
        .containsSequence("--secret", "reader=/etc/ganqp/secrets/reader");
  }

  @Test
  void aTrainingMayBeginWithAnotherOfItsOwnVolume() {
    PodSpec pod =
        pod(
            Trainings.training(
                "model: {from: {volume: {claimName: models, path: default/others}}}"));
    assertThat(pod.getContainers().get(0).getVolumeMounts())
        .filteredOn(mount -> mount.getMountPath().equals("/volumes/models"))
        .singleElement()
        .satisfies(mount -> assertThat(mount.getReadOnly()).isNull());
  }

  @Test
  void nothingIsSaidOfASecretButItsNameAndFolder() {
    TrainerVolumes s3 = TrainerVolumes.of(S3Trainings.bothFrom("keys").getSpec());
    assertThat(s3.arguments()).containsExactly("--secret", "keys=/etc/ganqp/secrets/keys");
    assertThat(s3.mounts()).hasSize(1);
  }

  @Test
  void disruptionsAreIgnoredBeforeAnythingElseIsAsked() {
    List<PodFailurePolicyRule> rules =
        JOBS.of(Trainings.training()).getSpec().getPodFailurePolicy().getRules();

    assertThat(rules)
        .extracting(PodFailurePolicyRule::getAction)
        .containsExactly("Ignore", "Ignore", "FailJob");
    assertThat(rules.get(1).getOnExitCodes().getValues()).containsExactly(75);
    assertThat(rules.get(2).getOnExitCodes().getValues()).containsExactly(2, 3, 6, 10);
  }

  private static Container trainer(String block) {
    return pod(Trainings.training(block)).getContainers().get(0);
  }

  private static PodSpec pod(GanQpTraining training) {
    Job job = JOBS.of(training);
    return job.getSpec().getTemplate().getSpec();
  }
}
