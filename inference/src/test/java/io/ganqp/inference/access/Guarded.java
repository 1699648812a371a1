package io.ganqp.inference.access;

import io.ganqp.inference.ServedModel;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A service with a key, a rate, pages of another origin, a page to try it out, and gRPC. */
public final class Guarded implements QuarkusTestProfile {
  /** What clients send. */
  public static final String AUTHORIZATION = "Bearer only-a-test-has-this";

  /** The header of the proxy in front. */
  public static final String CLIENT = "X-Client";

  static final String ORIGIN = "https://faces.example";

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "ganqp.api-key", AUTHORIZATION.substring("Bearer ".length()),
        "ganqp.client-rate", "1",
        "ganqp.client-burst", "5",
        "ganqp.client-header", CLIENT,
        "ganqp.grpc.port", "0",
        "quarkus.http.cors.enabled", "true",
        "quarkus.http.cors.origins", ORIGIN,
        "quarkus.swagger-ui.enabled", "true");
  }

  @Override
  public List<TestResourceEntry> testResources() {
    return List.of(new TestResourceEntry(ServedModel.class));
  }
}
