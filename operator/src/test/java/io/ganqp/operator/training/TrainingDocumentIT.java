package io.ganqp.operator.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.dsl.Resource;
import java.util.Map;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** The ConfigMap of a training, and what else its pods must find. */
class TrainingDocumentIT {

  @AutoClose private static final TrainingFixture fixture = new TrainingFixture();

  @Test
  void aDocumentThatIsDeletedComesBackWhileItsJobNeedsIt() {
    fixture.apply("mended");
    Pod pod = fixture.awaitRunningPod("mended", 1);
    ConfigMap document = configMap("mended").get();

    configMap("mended").delete();
    ConfigMap back = await().until(() -> configMap("mended").get(), map -> map != null);
    assertThat(back.getData()).isEqualTo(document.getData());
    assertThat(back.getMetadata().getOwnerReferences())
        .isEqualTo(document.getMetadata().getOwnerReferences());
    assertThat(fixture.job("mended").getMetadata().getName()).isEqualTo("mended");

    configMap("mended").edit(map -> new ConfigMapBuilder(map).withData(Map.of("a", "b")).build());
    await().until(() -> configMap("mended").get().getData().get("training.yaml") != null);
    assertThat(fixture.training("mended").getStatus().pod())
        .as("one pod throughout")
        .isEqualTo(pod.getMetadata().getName());
  }

  @Test
  void somebodyElsesConfigMapOfThatNameIsLeftAlone() {
    ConfigMap theirs =
        fixture
            .admin()
            .resource(
                new ConfigMapBuilder()
                    .withNewMetadata()
                    .withNamespace(fixture.namespace())
                    .withName("settings")
                    .endMetadata()
                    .addToData("theirs", "precious")
                    .build())
            .create();

    fixture.apply("settings");
    assertThat(fixture.awaitCondition("settings", Phase.PENDING, Reason.NAME_TAKEN).getMessage())
        .contains("there is a ConfigMap settings already")
        .contains("delete it, or give the training another name");
    assertThat(configMap("settings").get()).isEqualTo(theirs);
    assertThat(fixture.job("settings")).isNull();
  }

  @Test
  void whatThePodWaitsForIsSaidInTheKubeletsWords() {
    fixture.apply("unmounted");
    Pod pod = fixture.jobs().makePod(fixture.awaitJob("unmounted"));

    fixture
        .node()
        .unmounted(
            pod, "MountVolume.SetUp failed for volume \"secret-keys\" : secret \"keys\" not found");
    assertThat(
            fixture
                .awaitCondition("unmounted", Phase.PENDING, Reason.SECRET_NOT_FOUND)
                .getMessage())
        .contains("secret \"keys\" not found")
        .contains("create it");

    fixture.node().running(pod);
    fixture.awaitCondition("unmounted", Phase.RUNNING, Reason.TRAINING);
  }

  @Test
  void aJobThatTheApiServerRefusesIsSaidToBe() {
    fixture.apply("refused", "trainer: {volumes: [{mountPath: /cache, secretName: a}]}");

    assertThat(fixture.awaitCondition("refused", Phase.PENDING, Reason.REFUSED).getMessage())
        .contains("must be unique")
        .doesNotContain("https://");
  }

  private static Resource<ConfigMap> configMap(String name) {
    return fixture.admin().configMaps().inNamespace(fixture.namespace()).withName(name);
  }
}
