package io.ganqp.operator.inference;

import static io.fabric8.kubernetes.client.dsl.FieldValidateable.Validation.STRICT;
import static io.ganqp.operator.inference.ServingCluster.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.ganqp.operator.cluster.TestApiServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** What we write of kinds of other projects is what their CRDs take, in a folder of those. */
@EnabledIfEnvironmentVariable(
    named = "GANQP_TEST_CRDS",
    matches = ".+",
    disabledReason =
        "GANQP_TEST_CRDS names no folder with the CRDs of Gateway API, KEDA, its HTTP add-on and"
            + " Knative Serving")
class ForeignKindsIT {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");
  private static final Path SCENARIOS = Path.of("src/test/resources/io/ganqp/operator/inference");

  private final KubernetesClient admin = TestApiServer.shared().admin();
  private final List<CustomResourceDefinition> installed = new ArrayList<>();

  @Test
  void theirCrdsTakeIt() throws IOException {
    String namespace = TestApiServer.shared().newNamespace();
    for (Path file : files(Path.of(System.getenv("GANQP_TEST_CRDS")))) {
      documents(file, CustomResourceDefinition.class).forEach(this::install);
    }

    List<GenericKubernetesResource> foreign = new ArrayList<>();
    for (Path file : files(EXAMPLES)) {
      foreign.addAll(documents(file, GenericKubernetesResource.class).toList());
    }
    for (String scenario : List.of("canary", "reachable-and-watched")) {
      documents(
              SCENARIOS.resolve(scenario).resolve("desired.yaml"), GenericKubernetesResource.class)
          .filter(resource -> resource.getKind().equals(Extension.HTTP_ROUTE.kind()))
          .forEach(foreign::add);
    }
    assertThat(foreign)
        .extracting(HasMetadata::getKind)
        .contains("InterceptorRoute", "ScaledObject", "Service", "HTTPRoute");
    for (GenericKubernetesResource resource : foreign) {
      resource.getMetadata().setNamespace(namespace);
      assertThatCode(() -> admin.resource(resource).dryRun().fieldValidation(STRICT).create())
          .as("%s %s", resource.getApiVersion(), resource.getKind())
          .doesNotThrowAnyException();
    }
  }

  @AfterEach
  void remove() {
    for (CustomResourceDefinition definition : installed) {
      admin.resource(definition).delete();
      eventually(() -> assertThat(admin.resource(definition).get()).isNull());
    }
  }

  private void install(CustomResourceDefinition definition) {
    admin.resource(definition).create();
    installed.add(definition);
    eventually(
        () ->
            assertThat(admin.resource(definition).get().getStatus().getConditions())
                .anyMatch(c -> c.getType().equals("Established") && c.getStatus().equals("True")));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
    }
  }

  private <T> Stream<T> documents(Path file, Class<T> type) {
    try {
      return Stream.of(Files.readString(file).split("(^|\n)---\n", -1))
          .filter(text -> !text.isBlank())
          .map(text -> admin.getKubernetesSerialization().unmarshal(text, type));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
