package io.ganqp.operator.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The rules of kstatus for resources of kinds that it does not know. {@code deploy/test/kstatus}
 * asks the library itself.
 */
class KstatusTest {

  static List<RecordedResource> resources() {
    return RecordedResource.all();
  }

  @ParameterizedTest
  @MethodSource("resources")
  void isWhatIsExpected(RecordedResource resource) {
    assertThat(status(resource.fields())).isEqualTo(resource.expected("kstatus"));
  }

  @ParameterizedTest
  @MethodSource("resources")
  void doesNotDependOnTheOrderOfConditions(RecordedResource resource) {
    assertThat(conditions(resource.fields()))
        .filteredOn(c -> "True".equals(c.get("status")))
        .filteredOn(c -> List.of("Reconciling", "Stalled").contains(c.get("type")))
        .hasSizeLessThanOrEqualTo(1);
  }

  private static String status(Map<String, Object> resource) {
    Map<?, ?> status = (Map<?, ?>) resource.getOrDefault("status", Map.of());
    Object seen = status.get("observedGeneration");
    if (seen != null && !seen.equals(((Map<?, ?>) resource.get("metadata")).get("generation"))) {
      return "InProgress";
    }
    for (Map<?, ?> condition : conditions(resource)) {
      if ("True".equals(condition.get("status"))) {
        if ("Reconciling".equals(condition.get("type"))) {
          return "InProgress";
        }
        if ("Stalled".equals(condition.get("type"))) {
          return "Failed";
        }
      }
    }
    return conditions(resource).stream()
        .filter(condition -> "Ready".equals(condition.get("type")))
        .map(condition -> "True".equals(condition.get("status")) ? "Current" : "InProgress")
        .findFirst()
        .orElse("Current");
  }

  @SuppressWarnings("unchecked")
  private static List<Map<?, ?>> conditions(Map<String, Object> resource) {
    Map<String, Object> status = (Map<String, Object>) resource.getOrDefault("status", Map.of());
    return (List<Map<?, ?>>) status.getOrDefault("conditions", List.of());
  }
}
