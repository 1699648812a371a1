package io.ganqp.crds.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubeapitest.KubeAPIServer;
import io.fabric8.kubeapitest.KubeAPIServerConfigBuilder;
import io.fabric8.kubeapitest.KubeAPITestException;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FieldValidateable;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Compares our verdicts with those of a real API server that has the committed CRDs. */
class ApiServerIT {

  private static final Pattern UNKNOWN_FIELD = Pattern.compile("unknown field \"[^\"]+\"");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DocumentReader<GanQpTraining> TRAININGS = DocumentReader.ofTrainings();

  private static KubeAPIServer server;
  private static KubernetesClient client;

  @BeforeAll
  static void startServer() {
    KubeAPIServer starting =
        new KubeAPIServer(KubeAPIServerConfigBuilder.anAPIServerConfig().build());
    try {
      starting.start();
    } catch (KubeAPITestException e) {
      if (System.getenv("KUBE_API_TEST_DIR") != null) {
        throw e;
      }
      abort("no API server: set KUBE_API_TEST_DIR, or let it be downloaded (" + e + ")");
    }
    server = starting;
    client =
        new KubernetesClientBuilder()
            .withConfig(Config.fromKubeconfig(server.getKubeConfigYaml()))
            .build();
    for (Class<? extends HasMetadata> kind : List.of(GanQpTraining.class, GanQpInference.class)) {
      Path file =
          Path.of(
              "src/main/resources/META-INF/fabric8",
              HasMetadata.getFullResourceName(kind) + "-v1.yml");
      CustomResourceDefinition crd =
          client.apiextensions().v1().customResourceDefinitions().load(file.toFile()).create();
      client.resource(crd).waitUntilCondition(ApiServerIT::isEstablished, 30, TimeUnit.SECONDS);
    }
    for (String name : List.of("default", "vision")) {
      Namespace namespace =
          new NamespaceBuilder().withNewMetadata().withName(name).endMetadata().build();
      client.resource(namespace).serverSideApply();
    }
  }

  @AfterAll
  static void stopServer() {
    if (client != null) {
      client.close();
    }
    if (server != null) {
      server.stop();
    }
  }

  static Stream<InvalidDocument> invalidDocuments() {
    return Stream.concat(
        InvalidDocument.trainings().stream(), InvalidDocument.inferences().stream());
  }

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("examples"))) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("invalidDocuments")
  void refusesWithTheSameMessages(InvalidDocument document) {
    assertThat(messagesAboutCreating(document.yaml()))
        .containsExactlyInAnyOrderElementsOf(document.messages());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void completesExamplesToTheSameSpec(Path example) throws IOException {
    GenericKubernetesResource created =
        client.resource(generic(Files.readString(example))).create();
    boolean training = example.getFileName().toString().startsWith("training");
    HasMetadata ours =
        training ? TRAININGS.read(example) : DocumentReader.ofInferences().read(example);

    Object spec = specOf(ours);
    assertThat(JSON.convertValue(created.get("spec"), spec.getClass())).isEqualTo(spec);
    client.resource(created).delete();
  }

  @ParameterizedTest
  @MethodSource("io.ganqp.crds.validation.UpdatesTest#forbiddenUpdates")
  void refusesTheSameUpdates(String before, String after, String message) {
    GenericKubernetesResource created = client.resource(generic(before)).create();
    KubernetesClientException refusal =
        catchThrowableOfType(
            KubernetesClientException.class, () -> client.resource(generic(after)).update());
    client.resource(created).delete();

    assertThat(messages(refusal)).containsExactly(message);
  }

  private static Object specOf(HasMetadata resource) {
    return resource instanceof GanQpTraining training
        ? training.getSpec()
        : ((GanQpInference) resource).getSpec();
  }

  private static boolean isEstablished(CustomResourceDefinition crd) {
    return crd.getStatus() != null
        && crd.getStatus().getConditions() != null
        && crd.getStatus().getConditions().stream()
            .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True"));
  }

  private static GenericKubernetesResource generic(String yaml) {
    return client.getKubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
  }

  private static List<String> messagesAboutCreating(String yaml) {
    KubernetesClientException refusal =
        catchThrowableOfType(
            KubernetesClientException.class,
            () ->
                client
                    .resource(generic(yaml))
                    .fieldValidation(FieldValidateable.Validation.STRICT)
                    .create());
    assertThat(refusal).as("the API server accepts it").isNotNull();
    return messages(refusal);
  }

  private static List<String> messages(KubernetesClientException refusal) {
    if (refusal.getCode() == 400) {
      return UNKNOWN_FIELD
          .matcher(refusal.getStatus().getMessage())
          .results()
          .map(MatchResult::group)
          .toList();
    }
    return refusal.getStatus().getDetails().getCauses().stream()
        .filter(cause -> !cause.getField().equals("<nil>")) // remarks that name no field
        .map(cause -> cause.getField() + ": " + cause.getMessage())
        .toList();
  }
}
