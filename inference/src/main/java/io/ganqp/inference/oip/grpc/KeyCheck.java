package io.ganqp.inference.oip.grpc;

import io.ganqp.inference.access.ApiKey;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Lets in calls that have the key, and probes. */
final class KeyCheck implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  private static final Set<String> OPEN =
      Set.of(Methods.SERVER_LIVE.getFullMethodName(), Methods.SERVER_READY.getFullMethodName());

  private final ApiKey key;

  KeyCheck(ApiKey key) {
    this.key = key;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (OPEN.contains(call.getMethodDescriptor().getFullMethodName())
        || key.admits(authorization(headers))) {
      return next.startCall(call, headers);
    }
    call.close(
        Status.UNAUTHENTICATED.withDescription(
            "A key is needed: send the metadata authorization: Bearer KEY."),
        new Metadata());
    return new ServerCall.Listener<>() {};
  }

  private static List<String> authorization(Metadata headers) {
    Iterable<String> values = headers.getAll(AUTHORIZATION);
    List<String> all = new ArrayList<>();
    if (values != null) {
      values.forEach(all::add);
    }
    return all;
  }
}
