package io.ganqp.inference.rest;

import io.ganqp.inference.serving.ModelRegistry;
import io.ganqp.inference.serving.ModelStatus;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.Cache;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** What happens to the model that is served, as it happens. */
@Path(Routes.EVENTS)
public class ModelEventsResource {
  /** The client comes again: whoever has left without a word takes no place for longer. */
  private static final Duration LIFETIME = Duration.ofSeconds(30);

  /** Clients come again at different times, also when all of them have lost one service. */
  private static final long SHORTEST_RETRY_MILLIS = 3000;

  private static final long LONGEST_RETRY_MILLIS = 10_000;

  private final ModelRegistry models;

  ModelEventsResource(ModelRegistry models) {
    this.models = models;
  }

  /** What is served now, and what it becomes. */
  @GET
  @NonBlocking
  @Cache(noCache = true)
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @RestStreamElementType(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "events",
      summary = "What becomes of the model being served",
      description =
          "Server-sent events. The first says what is served now, the others what it becomes:"
              + " each has what /model answers just then, except the curve, \"model\" while there is"
              + " one and \"obstacle\" otherwise. Ends after half a minute, for the client to ask again.")
  @APIResponse(
      responseCode = "200",
      description = "The events",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class)))
  @APIResponse(responseCode = "406", ref = ApiDescription.NOT_ACCEPTABLE)
  @APIResponse(responseCode = "default", ref = ApiDescription.REFUSED)
  public Multi<OutboundSseEvent> events(@Context Sse sse) {
    return models
        .statuses()
        .emitOn(Infrastructure.getDefaultExecutor())
        .map(status -> event(sse, status))
        .select()
        .first(LIFETIME);
  }

  private static OutboundSseEvent event(Sse sse, ModelStatus status) {
    OutboundSseEvent.Builder event = sse.newEventBuilder().reconnectDelay(retryMillis());
    return status
        .either(
            facts ->
                event
                    .name("model")
                    .data(
                        ModelDescription.class,
                        ModelDescription.of(facts.withoutCurve(), status.obstacle())),
            reason -> event.name("obstacle").data(Problem.class, Problem.modelNotReady(reason)))
        .build();
  }

  private static long retryMillis() {
    return ThreadLocalRandom.current().nextLong(SHORTEST_RETRY_MILLIS, LONGEST_RETRY_MILLIS + 1);
  }
}
