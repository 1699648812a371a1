package io.ganqp.inference.oip.grpc;

import io.ganqp.inference.batching.QueueFullException;
import io.ganqp.inference.batching.ServiceStoppingException;
import io.ganqp.inference.model.NotFiniteException;
import io.ganqp.inference.model.RunTimeoutException;
import io.ganqp.inference.oip.InvalidInferenceException;
import io.ganqp.inference.oip.TensorMemoryFullException;
import io.ganqp.inference.oip.UnknownModelException;
import io.ganqp.inference.serving.ModelNotReadyException;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Each failure as gRPC has it. */
final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class);
  private static final Metadata.Key<String> RETRY_AFTER =
      Metadata.Key.of("retry-after", Metadata.ASCII_STRING_MARSHALLER);
  private static final long SECONDS_TO_LOAD = 10;

  private Failures() {}

  static StatusRuntimeException of(Throwable e) {
    if (e instanceof InvalidInferenceException) {
      return Status.INVALID_ARGUMENT.withDescription(e.getMessage()).asRuntimeException();
    }
    if (e instanceof UnknownModelException) {
      return Status.NOT_FOUND.withDescription(e.getMessage()).asRuntimeException();
    }
    if (e instanceof QueueFullException full) {
      String detail = "Too much is asked at once: " + e.getMessage() + ". Try again.";
      return unavailable(detail, full.secondsToRetry());
    }
    if (e instanceof TensorMemoryFullException) {
      return unavailable(e.getMessage(), 1);
    }
    if (e instanceof ModelNotReadyException
        || e instanceof ServiceStoppingException
        || e instanceof RunTimeoutException) {
      return unavailable(e.getMessage(), SECONDS_TO_LOAD);
    }
    if (e instanceof NotFiniteException) {
      return Status.INTERNAL
          .withDescription(e.getMessage() + ". Ask for another face, or serve an earlier model.")
          .asRuntimeException();
    }
    UUID id = UUID.randomUUID();
    LOG.errorf(e, "A call failed (%s)", id);
    return Status.INTERNAL
        .withDescription(
            "This is a fault of the service, not of the request; its log has it as " + id + ".")
        .asRuntimeException();
  }

  /** Trailers that say when to try again. */
  static Metadata retryAfter(long seconds) {
    Metadata trailers = new Metadata();
    trailers.put(RETRY_AFTER, Long.toString(seconds));
    return trailers;
  }

  private static StatusRuntimeException unavailable(String detail, long seconds) {
    return Status.UNAVAILABLE.withDescription(detail).asRuntimeException(retryAfter(seconds));
  }
}
