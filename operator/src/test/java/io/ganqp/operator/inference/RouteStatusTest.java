package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.ganqp.crds.v1alpha1.GanQpInference;
import io.ganqp.crds.validation.DocumentReader;
import io.ganqp.operator.canary.Routing.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteStatusTest {
  private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
  private static final String OURS = "{name: public, namespace: gateways}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {type: Accepted, status: "True", observedGeneration: 3}                                                              | TAKEN
          {type: Accepted, status: "True"}                                                                                     | TAKEN
          {type: Accepted, status: "True", observedGeneration: 2}                                                              | CHANGING
          {type: Accepted, status: "True", observedGeneration: 3}, {type: ResolvedRefs, status: "True", observedGeneration: 3} | TAKEN
          {type: Accepted, status: "True", observedGeneration: 3}, {type: ResolvedRefs, status: "False", reason: r, message: m} | NOT_TAKEN
          {type: Accepted, status: "True", observedGeneration: 3}, {type: PartiallyInvalid, status: "True"}                    | NOT_TAKEN
          {type: Accepted, status: "False", reason: NoMatchingParent, message: m}                                              | NOT_TAKEN
          {type: Accepted, status: "False", reason: NoMatchingParent, message: m, observedGeneration: 3}                       | NOT_TAKEN
          {type: Accepted, status: "False", reason: Pending, message: m, observedGeneration: 3}                                | NOT_TAKEN
          {type: Accepted, status: "False", reason: UnsupportedValue, message: m, observedGeneration: 3}                       | REJECTED
          {type: Accepted, status: "False", reason: UnsupportedValue, message: m, observedGeneration: 2}                       | NOT_TAKEN
          {type: Accepted, status: "False", reason: UnsupportedValue, message: m}                                              | NOT_TAKEN
          {type: Accepted, status: "True"}, {type: ResolvedRefs, status: "False", reason: r, message: m, observedGeneration: 3} | REJECTED
          {type: Accepted, status: "True"}, {type: PartiallyInvalid, status: "True", observedGeneration: 4}                    | REJECTED
          {type: Accepted, status: "Unknown"}                                                                                  | NOT_TAKEN
          {type: Accepted, status: "True", observedGeneration: 3}, {type: Programmed, status: "True", observedGeneration: 2}   | TAKEN
          {type: Accepted, status: "True", observedGeneration: 3}, {type: PartiallyInvalid, status: "False", observedGeneration: 1} | TAKEN
          {type: Accepted, status: "True", observedGeneration: 3}, {type: ResolvedRefs, status: "True", observedGeneration: 2} | CHANGING
          {type: Programmed, status: "True"}                                                                                   | NOT_TAKEN
          """)
  void whatTheGatewaySays(String conditions, State state) {
    RouteStatus status = read(parent(OURS, conditions));

    assertThat(status.routing().state()).isEqualTo(state);
    assertThat(status.routing().why().isEmpty()).isEqualTo(state == State.TAKEN);
    assertThat(status.remark(NOW).isPresent()).isEqualTo(state.compareTo(State.CHANGING) < 0);
    assertThat(status.untilNextLook(NOW)).isEmpty();
  }

  @Test
  void anObjectionIsRepeatedInItsOwnWords() {
    assertThat(
            read(parent(
                    OURS,
                    "{type: Accepted, status: \"False\", reason: NoMatchingParent, message: no listener}"))
                .remark(NOW))
        .contains("Gateway public rejects the HTTPRoute: NoMatchingParent: no listener");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {name: another, namespace: gateways}
          {name: public}
          {name: public, namespace: gateways, sectionName: https}
          """)
  void anotherGatewaysWordsCountForNothing(String reference) {
    RouteStatus status = read(parent(reference, "{type: Accepted, status: \"True\"}"));

    assertThat(status.routing().state()).isEqualTo(State.NOT_TAKEN);
  }

  @Test
  void oneControllerThatTakesItIsEnough() {
    RouteStatus status =
        read(
            parent(OURS, "{type: Accepted, status: \"False\"}")
                + ", "
                + parent(OURS, "{type: Accepted, status: \"True\"}"));

    assertThat(status.routing().state()).isEqualTo(State.TAKEN);
  }

  @Test
  void silenceIsSaidAfterAMinute() {
    RouteStatus status = read("");

    assertThat(status.remark(NOW)).isEmpty();
    assertThat(status.untilNextLook(NOW)).contains(Duration.ofSeconds(60));
    assertThat(status.remark(NOW.plusSeconds(60)).orElseThrow())
        .contains("check that Gateway public exists in namespace gateways");
    assertThat(status.routing().state()).isEqualTo(State.NOT_TAKEN);
  }

  private static String parent(String reference, String conditions) {
    return "{parentRef: %s, controllerName: a.b/c, conditions: [%s]}"
        .formatted(reference, conditions);
  }

  private static RouteStatus read(String parents) {
    GanQpInference inference =
        DocumentReader.ofInferences()
            .parse(
                "inference",
                """
                apiVersion: ganqp.io/v1alpha1
                kind: GanQpInference
                metadata: {name: faces, namespace: vision}
                spec:
                  model: {trainingName: faces}
                  httpRoute: {gateway: {name: public, namespace: gateways}}
                """);
    GenericKubernetesResource route =
        new KubernetesSerialization()
            .unmarshal(
                """
                apiVersion: gateway.networking.k8s.io/v1
                kind: HTTPRoute
                metadata: {name: faces, generation: 3, creationTimestamp: "2026-01-01T12:00:00Z"}
                status: {parents: [%s]}
                """
                    .formatted(parents),
                GenericKubernetesResource.class);
    return RouteStatus.of(inference, Optional.of(route), NOW);
  }
}
