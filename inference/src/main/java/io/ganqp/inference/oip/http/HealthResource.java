package io.ganqp.inference.oip.http;

import io.ganqp.inference.oip.Inference;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What the server says of itself. */
@Path("/v2")
@Singleton
@NonBlocking
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {
  private final Inference inference;
  private final ServerMetadata metadata;
  private volatile boolean draining;

  HealthResource(
      Inference inference, @ConfigProperty(name = "quarkus.application.version") String version) {
    this.inference = inference;
    this.metadata = new ServerMetadata("ganqp", version, List.of("binary_tensor_data"));
  }

  void drain(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
  }

  /** Its name, its version, and what it has of the protocol's extensions. */
  @GET
  public ServerMetadata server() {
    return metadata;
  }

  /** That it answers. */
  @GET
  @Path("health/live")
  public Map<String, Boolean> live() {
    return Map.of("live", true);
  }

  /** Whether a model is served; 503 if not. */
  @GET
  @Path("health/ready")
  public Response ready() {
    boolean ready = inference.ready() && !draining;
    return Response.status(ready ? 200 : 503)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(Map.of("ready", ready))
        .build();
  }
}
