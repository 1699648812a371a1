package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.operator.permission.Permissions;
import io.ganqp.operator.permission.Reach;
import io.ganqp.operator.pod.Images;
import io.ganqp.operator.pod.Images.Pair;
import io.ganqp.operator.pod.PodTemplates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each scenario stands for, as YAML that a person can read and judge. After a change on
 * purpose, write it anew with {@code -Dscenarios.refresh=true}, and look at the difference.
 */
class DesiredStateTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/io/ganqp/operator/inference");
  private static final String CANDIDATE = "5".repeat(64);
  private static final KubernetesSerialization YAML = new KubernetesSerialization();
  private static final ServingPod PODS =
      new ServingPod(
          new PodTemplates(
              new Images(
                  new Pair("ganqp/trainer:1", "ganqp/trainer-gpu:1"),
                  new Pair("ganqp/inference:1", "ganqp/inference-gpu:1"),
                  Optional.empty())));

  static List<Path> scenarios() throws IOException {
    try (Stream<Path> folders = Files.list(SCENARIOS)) {
      return folders.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isWhatTheScenarioSays(Path scenario) throws IOException {
    GanQpInference inference =
        DocumentReader.ofInferences().read(scenario.resolve("inference.yaml"));
    String desired =
        desired(inference, training(scenario)).stream()
            .map(YAML::asYaml)
            .collect(Collectors.joining());
    Path file = scenario.resolve("desired.yaml");
    if (Boolean.getBoolean("scenarios.refresh")) {
      Files.writeString(file, desired);
    }

    assertThat(file).hasContent(desired);
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void isTheSameEveryTime(Path scenario) throws IOException {
    DocumentReader<GanQpInference> reader = DocumentReader.ofInferences();
    List<HasMetadata> once =
        desired(reader.read(scenario.resolve("inference.yaml")), training(scenario));
    List<HasMetadata> again =
        desired(reader.read(scenario.resolve("inference.yaml")), training(scenario));

    assertThat(again).isEqualTo(once);
  }

  private static List<HasMetadata> desired(GanQpInference inference, GanQpTraining training) {
    PinnedModel model =
        ModelSelection.of(inference.getSpec().model(), training, null).model().orElseThrow();
    PodTemplateSpec template = PODS.template(inference, model);
    Optional<TrafficSplit> split =
        Optional.ofNullable(inference.getSpec().canary())
            .map(
                c ->
                    new TrafficSplit(
                        c.percent(),
                        NamedModel.in(template, model),
                        new NamedModel("faces", CANDIDATE),
                        Track.STABLE));
    Stream<HasMetadata> all =
        Stream.concat(
            Stream.of(ServingDeployment.of(inference, Track.STABLE, model, template)),
            Companions.of(
                    inference,
                    model,
                    Permissions.ALL,
                    Refusals.of(inference, model, Permissions.ALL),
                    ServingPorts.of(template),
                    split)
                .all());
    if (split.isPresent()) {
      CanaryResources canary =
          CanaryResources.of(
              inference, model, PODS.trying(template, inference, model), 2, Reach.ALL);
      all =
          Stream.concat(
              all,
              Stream.of(canary.service(), canary.budget(), canary.policy(), canary.deployment()));
    }
    return all.toList();
  }

  private static GanQpTraining training(Path scenario) throws IOException {
    Path file = scenario.resolve("training.yaml");
    return Files.exists(file) ? YAML.unmarshal(Files.readString(file), GanQpTraining.class) : null;
  }
}
