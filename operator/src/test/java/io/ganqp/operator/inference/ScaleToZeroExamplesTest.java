package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.validation.DocumentReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the examples say of a service is so; schemas of other projects are not checked here. */
class ScaleToZeroExamplesTest {
  private static final Path EXAMPLES = Path.of("..", "docs", "examples");

  @Test
  void kedaScalesTheServiceAndLeadsToItsPort() throws IOException {
    List<String> documents =
        List.of(Files.readString(EXAMPLES.resolve("scale-to-zero-keda.yaml")).split("\n---\n", -1));
    GanQpInference inference = DocumentReader.ofInferences().parse("example", documents.get(0));
    GenericKubernetesResource route = resource(documents.get(1));
    GenericKubernetesResource scaled = resource(documents.get(2));
    String name = inference.getMetadata().getName();

    assertThat(inference.getSpec().autoscaling()).isNull();
    assertThat(route.<Map<String, Object>>get("spec", "target"))
        .isEqualTo(Map.of("service", name, "port", ServingService.PORT));
    assertThat(scaled.<Map<String, Object>>get("spec", "scaleTargetRef"))
        .isEqualTo(
            Map.of(
                "apiVersion",
                HasMetadata.getApiVersion(GanQpInference.class),
                "kind",
                HasMetadata.getKind(GanQpInference.class),
                "name",
                name));
    assertThat(scaled.<List<Map<String, Map<String, Object>>>>get("spec", "triggers"))
        .singleElement()
        .satisfies(
            trigger ->
                assertThat(trigger.get("metadata"))
                    .containsEntry("interceptorRoute", route.getMetadata().getName()));
  }

  @Test
  void knativeStartsTheServiceAsTheOperatorDoes() throws IOException {
    GenericKubernetesResource service =
        resource(Files.readString(EXAMPLES.resolve("scale-to-zero-knative.yaml")));
    Map<String, Object> container =
        service.<List<Map<String, Object>>>get("spec", "template", "spec", "containers").get(0);

    assertThat(service.<Boolean>get("spec", "template", "spec", "enableServiceLinks")).isFalse();
    assertThat(container.get("ports"))
        .isEqualTo(List.of(Map.of("name", "http1", "containerPort", ServingNames.PORT_NUMBER)));
    assertThat(container.get("readinessProbe"))
        .isEqualTo(Map.of("httpGet", Map.of("path", ServingPod.READY)));
    assertThat(names(container)).contains("GANQP_MODEL", "GANQP_FOLLOW");
  }

  private static Stream<String> names(Map<String, Object> container) {
    @SuppressWarnings("unchecked")
    List<Map<String, String>> environment = (List<Map<String, String>>) container.get("env");
    return environment.stream().map(variable -> variable.get("name"));
  }

  private static GenericKubernetesResource resource(String yaml) {
    return new KubernetesSerialization().unmarshal(yaml, GenericKubernetesResource.class);
  }
}
