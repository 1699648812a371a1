package io.ganqp.operator.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.ResourceRequirementsBuilder;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServingResourcesTest {

  @Test
  void asksForMemoryAndLimitsItWhenNothingIsSaid() {
    ResourceRequirements completed = ServingResources.complete(null);

    assertThat(completed.getRequests())
        .isEqualTo(Map.of("cpu", new Quantity("500m"), "memory", new Quantity("768Mi")));
    assertThat(completed.getLimits()).isEqualTo(Map.of("memory", new Quantity("3Gi")));
  }

  /** Empty: not given. A limit below the request would be refused by the API server. */
  @ParameterizedTest
  @CsvSource({
    "512Mi, , 512Mi, 3Gi",
    "4Gi, , 4Gi, 4Gi",
    "4000M, , 4000M, 4000M",
    ", 1Gi, , 1Gi",
    ", 8Gi, , 8Gi",
    "1Gi, 4Gi, 1Gi, 4Gi"
  })
  void followsWhatTheUserSaysOfMemory(
      String request, String limit, String expectedRequest, String expectedLimit) {
    ResourceRequirements completed =
        ServingResources.complete(
            new ResourceRequirementsBuilder()
                .withRequests(memory(request))
                .withLimits(memory(limit))
                .build());

    assertThat(completed.getRequests().get("memory")).isEqualTo(quantity(expectedRequest));
    assertThat(completed.getLimits().get("memory")).isEqualTo(quantity(expectedLimit));
    assertThat(completed.getRequests()).containsEntry("cpu", new Quantity("500m"));
    assertThat(completed.getLimits()).doesNotContainKey("cpu");
  }

  private static Map<String, Quantity> memory(String amount) {
    return amount == null ? new HashMap<>() : new HashMap<>(Map.of("memory", quantity(amount)));
  }

  private static Quantity quantity(String amount) {
    return amount == null ? null : new Quantity(amount);
  }
}
