package io.ganqp.inference.oip.grpc;

import io.ganqp.inference.InferenceConfig;
import java.time.Duration;

/**
 * What clients are held to.
 *
 * @param connections at once
 * @param calls at once, of all connections
 * @param messageBytes of one request
 * @param handshake until a connection is one of HTTP/2
 * @param message until the request of a call is there
 * @param idle of a connection without a call
 */
record Limits(
    int connections,
    int calls,
    int messageBytes,
    Duration handshake,
    Duration message,
    Duration idle) {
  private static final long LARGEST_MESSAGE = 1 << 26;

  static Limits of(InferenceConfig config, long mostContent) {
    return new Limits(
        config.connections().maximum(),
        config.grpc().calls(),
        (int) Math.min(mostContent, LARGEST_MESSAGE),
        config.connections().headTimeout(),
        config.connections().contentTimeout(),
        config.connections().idleTimeout());
  }
}
