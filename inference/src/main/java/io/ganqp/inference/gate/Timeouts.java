package io.ganqp.inference.gate;

import io.ganqp.inference.InferenceConfig;

/**
 * How long each thing may take, in nanoseconds.
 *
 * @param head a request from its first byte to its end, and the first request of a connection
 * @param idle between an answer and the next request
 * @param answer in which a client may take nothing of an answer
 */
record Timeouts(long head, long idle, long answer) {
  static Timeouts of(InferenceConfig.Connections config) {
    return new Timeouts(
        config.headTimeout().toNanos(),
        config.idleTimeout().toNanos(),
        config.answerTimeout().toNanos());
  }
}
