package io.ganqp.inference.gate;

import io.ganqp.inference.InferenceConfig;

/**
 * How long each thing may take, in nanoseconds.
 *
 * @param head a request from its first byte to its empty line, and the first one of a connection
 * @param content all that follows it
 * @param idle between an answer and the next request
 * @param answer in which a client may take nothing of an answer
 */
record Timeouts(long head, long content, long idle, long answer) {
  static Timeouts of(InferenceConfig.Connections config) {
    return new Timeouts(
        config.headTimeout().toNanos(),
        config.contentTimeout().toNanos(),
        config.idleTimeout().toNanos(),
        config.answerTimeout().toNanos());
  }
}
