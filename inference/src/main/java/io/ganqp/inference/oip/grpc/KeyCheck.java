package io.ganqp.inference.oip.grpc;

import io.ganqp.inference.access.ApiKey;
import io.ganqp.inference.access.Client;
import io.ganqp.inference.access.ClientRate;
import io.grpc.Grpc;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets in probes, and calls that have the key. All calls but probes count towards the rate of their
 * client, as over HTTP.
 */
final class KeyCheck implements ServerInterceptor {
  private static final Metadata.Key<String> AUTHORIZATION = text("authorization");

  private static final Set<String> OPEN =
      Set.of(Methods.SERVER_LIVE.getFullMethodName(), Methods.SERVER_READY.getFullMethodName());

  private final ApiKey key;
  private final ClientRate rate;
  private final Optional<Metadata.Key<String>> clientHeader;
  private final Refusals refusals;

  /**
   * @param clientHeader that the proxy in front appends the address of its client to
   */
  KeyCheck(ApiKey key, ClientRate rate, Optional<String> clientHeader, Refusals refusals) {
    this.key = key;
    this.rate = rate;
    this.clientHeader = clientHeader.map(KeyCheck::text);
    this.refusals = refusals;
  }

  @Override
  public <Q, A> ServerCall.Listener<Q> interceptCall(
      ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
    if (OPEN.contains(call.getMethodDescriptor().getFullMethodName())) {
      return next.startCall(call, headers);
    }
    Optional<Duration> wait = rate.refuse(() -> client(call, headers));
    if (wait.isPresent()) {
      return refusals.refuse(
          call,
          Status.RESOURCE_EXHAUSTED.withDescription(
              "This client asks too often (GANQP_CLIENT_RATE). Try again."),
          Failures.retryAfter(wait.get().plusSeconds(1).minusNanos(1).toSeconds()));
    }
    if (key.admits(all(headers, AUTHORIZATION))) {
      return next.startCall(call, headers);
    }
    return refusals.refuse(
        call,
        Status.UNAUTHENTICATED.withDescription(
            "A key is needed: send the metadata authorization: Bearer KEY."),
        new Metadata());
  }

  private String client(ServerCall<?, ?> call, Metadata headers) {
    return Client.of(
        clientHeader.map(header -> all(headers, header)).orElse(List.of()),
        call.getAttributes().get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR));
  }

  private static List<String> all(Metadata headers, Metadata.Key<String> name) {
    Iterable<String> values = headers.getAll(name);
    List<String> all = new ArrayList<>();
    if (values != null) {
      values.forEach(all::add);
    }
    return all;
  }

  private static Metadata.Key<String> text(String name) {
    return Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER);
  }
}
