package io.ganqp.inference.oip.http;

import io.ganqp.inference.Quoted;
import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.batching.ServiceStoppingException;
import io.ganqp.inference.model.NotFiniteException;
import io.ganqp.inference.model.RunTimeoutException;
import io.ganqp.inference.oip.Inference;
import io.ganqp.inference.oip.InvalidInferenceException;
import io.ganqp.inference.oip.ModelAddress;
import io.ganqp.inference.oip.TensorMemory;
import io.ganqp.inference.oip.TensorMemoryFullException;
import io.ganqp.inference.oip.UnknownModelException;
import io.ganqp.inference.serving.ModelNotReadyException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.NonBlocking;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * The model that is served, by its name, or by its name and version; {@code META-INF/openapi.yaml}
 * says what may be asked and answered.
 */
@Path("/v2/models/{model}")
@Singleton
@NonBlocking
public class InferenceResource {
  private static final String JSON_LENGTH = "Inference-Header-Content-Length";

  private final Inference inference;
  private final TensorMemory memory;

  InferenceResource(Inference inference, TensorMemory memory) {
    this.inference = inference;
    this.memory = memory;
  }

  /** What it takes and gives. */
  @GET
  public Response model(@PathParam("model") String model) {
    return metadata(new ModelAddress(model, Optional.empty()));
  }

  /** The same, if it is of that version. */
  @GET
  @Path("versions/{version}")
  public Response model(@PathParam("model") String model, @PathParam("version") String version) {
    return metadata(new ModelAddress(model, Optional.of(version)));
  }

  /** Whether it is served; 503 while none is. */
  @GET
  @Path("ready")
  public Response ready(@PathParam("model") String model) {
    return readiness(new ModelAddress(model, Optional.empty()));
  }

  /** The same, if it is of that version. */
  @GET
  @Path("versions/{version}/ready")
  public Response ready(@PathParam("model") String model, @PathParam("version") String version) {
    return readiness(new ModelAddress(model, Optional.of(version)));
  }

  /** Faces of latents or seeds. */
  @POST
  @Path("infer")
  @Blocking
  public Uni<Response> infer(
      @PathParam("model") String model,
      @HeaderParam(JSON_LENGTH) String jsonLength,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String coding,
      byte[] content,
      @Context RoutingContext context) {
    return infer(new ModelAddress(model, Optional.empty()), jsonLength, coding, content, context);
  }

  /** The same, if the model is of that version. */
  @POST
  @Path("versions/{version}/infer")
  @Blocking
  public Uni<Response> infer(
      @PathParam("model") String model,
      @PathParam("version") String version,
      @HeaderParam(JSON_LENGTH) String jsonLength,
      @HeaderParam(HttpHeaders.CONTENT_ENCODING) String coding,
      byte[] content,
      @Context RoutingContext context) {
    return infer(
        new ModelAddress(model, Optional.of(version)), jsonLength, coding, content, context);
  }

  @ServerExceptionMapper({
    InvalidInferenceException.class,
    UnknownModelException.class,
    ModelNotReadyException.class,
    QueueFullException.class,
    TensorMemoryFullException.class,
    ServiceStoppingException.class,
    RunTimeoutException.class,
    NotFiniteException.class
  })
  Response failed(RuntimeException e) {
    return Failure.of(e);
  }

  private Response metadata(ModelAddress address) {
    return Response.ok(ModelMetadata.of(inference.name(), inference.model(address)))
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private Response readiness(ModelAddress address) {
    inference.model(address);
    return Response.ok(Map.of("name", inference.name(), "ready", true))
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .build();
  }

  private Uni<Response> infer(
      ModelAddress address,
      String jsonLength,
      String coding,
      byte[] content,
      RoutingContext context) {
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      return Uni.createFrom()
          .item(
              Failure.answer(
                      415,
                      "The content is compressed by %s: send it as it is."
                          .formatted(Quoted.shorten(coding)))
                  .build());
    }
    TensorMemory.Share share = memory.share();
    context.addEndHandler(over -> share.release());
    if (context.response().closed()) {
      // It left before that was heard of: nobody would give back what is taken.
      share.release();
      return Uni.createFrom().item(Failure.answer(400, "The client has left.").build());
    }
    return inference
        .infer(
            address,
            RequestBody.read(content, jsonLength(jsonLength, content.length)),
            share,
            AnswerBody::of)
        .map(InferenceResource::answer);
  }

  private static int jsonLength(String header, int content) {
    if (header == null) {
      return content;
    }
    if (!header.matches("[0-9]{1,9}") || Integer.parseInt(header) > content) {
      throw new InvalidInferenceException(
          "%s is \"%s\", expected at most the %d bytes of the content."
              .formatted(JSON_LENGTH, Quoted.shorten(header), content));
    }
    return Integer.parseInt(header);
  }

  private static Response answer(AnswerBody body) {
    Response.ResponseBuilder answer =
        Response.ok(body.content()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    body.jsonLength().ifPresent(length -> answer.header(JSON_LENGTH, length));
    return answer
        .type(
            body.jsonLength().isPresent()
                ? MediaType.APPLICATION_OCTET_STREAM
                : MediaType.APPLICATION_JSON)
        .build();
  }
}
