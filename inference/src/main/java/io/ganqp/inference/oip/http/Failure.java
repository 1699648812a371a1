package io.ganqp.inference.oip.http;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.model.NotFiniteException;
import io.ganqp.inference.oip.InvalidInferenceException;
import io.ganqp.inference.oip.TensorMemoryFullException;
import io.ganqp.inference.oip.UnknownModelException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * A failure as the protocol has it.
 *
 * @param error what was wrong, and what to do about it
 */
record Failure(@JsonProperty("error") String error) {
  private static final long SECONDS_TO_LOAD = 10;

  /** That of a request which is not served as it is. */
  static Response of(RuntimeException e) {
    if (e instanceof InvalidInferenceException) {
      return answer(400, e.getMessage()).build();
    }
    if (e instanceof UnknownModelException) {
      return answer(404, e.getMessage()).build();
    }
    if (e instanceof NotFiniteException) {
      return answer(500, e.getMessage() + ". Ask for another face, or serve an earlier model.")
          .build();
    }
    if (e instanceof QueueFullException full) {
      String detail = "Too much is asked at once: " + e.getMessage() + ". Try again.";
      return unavailable(detail, full.secondsToRetry());
    }
    return unavailable(
        e.getMessage(), e instanceof TensorMemoryFullException ? 1 : SECONDS_TO_LOAD);
  }

  static Response.ResponseBuilder answer(int status, String error) {
    return Response.status(status)
        .entity(new Failure(error))
        .type(MediaType.APPLICATION_JSON)
        .header(HttpHeaders.CACHE_CONTROL, "no-store");
  }

  private static Response unavailable(String error, long seconds) {
    return answer(503, error).header(HttpHeaders.RETRY_AFTER, seconds).build();
  }
}
