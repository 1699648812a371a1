package io.ganqp.inference.rest;

import io.ganqp.inference.Quoted;
import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.batching.ServiceStoppingException;
import io.ganqp.inference.gate.ContentRoute;
import io.ganqp.inference.model.NotFiniteException;
import io.ganqp.inference.model.RunTimeoutException;
import io.ganqp.inference.serving.ModelNotReadyException;
import io.quarkus.arc.All;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Each failure as problem details. */
final class ProblemMappers {
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  private static final int SECONDS_TO_RETRY = 10;

  private final List<ContentRoute> posts;

  ProblemMappers(@All List<ContentRoute> posts) {
    this.posts = posts;
  }

  @ServerExceptionMapper
  Response invalidParameter(InvalidParameterException e) {
    return answer(Problem.invalidParameter(e.parameter(), e.getMessage())).build();
  }

  @ServerExceptionMapper
  Response notAcceptable(NotAcceptableFormatException e) {
    return answer(Problem.of(406, "Not Acceptable", e.getMessage())).build();
  }

  @ServerExceptionMapper
  Response otherModel(OtherModelException e) {
    return answer(Problem.otherModel(e.getMessage())).build();
  }

  @ServerExceptionMapper
  Response modelNotReady(ModelNotReadyException e) {
    return answer(Problem.modelNotReady(e.getMessage()))
        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY)
        .build();
  }

  @ServerExceptionMapper
  Response queueFull(QueueFullException e) {
    return answer(Problem.queueFull(e)).header(HttpHeaders.RETRY_AFTER, e.secondsToRetry()).build();
  }

  @ServerExceptionMapper
  Response tooManyArchives(TooManyArchivesException e) {
    return answer(Problem.tooManyArchives(e.getMessage() + ". Try again."))
        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY)
        .build();
  }

  @ServerExceptionMapper
  Response oldHttp(OldHttpException e) {
    return answer(Problem.of(505, "HTTP Version Not Supported", e.getMessage())).build();
  }

  @ServerExceptionMapper
  Response stopping(ServiceStoppingException e) {
    return answer(Problem.stopping("No face was made: " + e.getMessage() + ". Try again."))
        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY)
        .build();
  }

  @ServerExceptionMapper
  Response notFinite(NotFiniteException e) {
    return answer(
            Problem.notFinite(
                e.getMessage() + ". Ask for another seed, or serve an earlier model."))
        .build();
  }

  @ServerExceptionMapper
  Response runTimeout(RunTimeoutException e) {
    return answer(Problem.runTimeout("No face was made: " + e.getMessage() + ". Try again."))
        .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_RETRY)
        .build();
  }

  @ServerExceptionMapper
  Response http(WebApplicationException e, UriInfo uri) {
    Response original = e.getResponse();
    if (original.getStatus() < 400) {
      return original;
    }
    Response.ResponseBuilder answer =
        answer(
            Problem.of(
                    original.getStatus(),
                    original.getStatusInfo().getReasonPhrase(),
                    detail(e, uri.getPath()))
                .at(uri.getPath()));
    if (e instanceof NotAllowedException) {
      answer.header(HttpHeaders.ALLOW, allowed(uri.getPath()));
    }
    return answer.build();
  }

  @ServerExceptionMapper
  Response unexpected(Throwable e) {
    UUID id = UUID.randomUUID();
    LOG.errorf(e, "A request failed (%s)", id);
    return answer(
            Problem.of(
                500,
                "Internal Server Error",
                "This is a fault of the service, not of the request; its log has it as "
                    + id
                    + "."))
        .build();
  }

  private String allowed(String path) {
    if (posts.stream().noneMatch(route -> route.takes(path))) {
      return "GET, HEAD";
    }
    return Routes.isImage(path) ? "GET, HEAD, POST" : "POST";
  }

  private String detail(WebApplicationException e, String path) {
    if (e instanceof NotFoundException) {
      return EdgeRoutes.nothingAt(path);
    }
    if (e instanceof NotSupportedException) {
      return "%s takes JSON: send it with Content-Type: application/json."
          .formatted(Quoted.shorten(path));
    }
    if (e instanceof NotAllowedException) {
      return "%s takes %s alone.".formatted(Quoted.shorten(path), allowed(path));
    }
    return "The request does not fit what is here; /q/openapi describes it.";
  }

  private static Response.ResponseBuilder answer(Problem problem) {
    return Response.status(problem.status())
        .entity(problem)
        .type(Problem.MEDIA_TYPE)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }
}
