package io.ganqp.inference.gate;

import io.ganqp.inference.InferenceConfig;
import java.util.concurrent.TimeUnit;

/**
 * How long each thing may take, in nanoseconds.
 *
 * @param head a request from its first byte to its empty line, and the first one of a connection
 * @param content all that follows it
 * @param idle between an answer and the next request
 * @param answer in which a client may take nothing of an answer
 * @param whole in which a client takes all of an answer, other than events
 */
record Timeouts(long head, long content, long idle, long answer, long whole) {
  /** Slower clients than any that means it. */
  private static final long BYTES_A_SECOND = 500;

  /** Of the time for content, this part is for however little of it arrives. */
  private static final int PARTS = 3;

  static Timeouts of(InferenceConfig config) {
    InferenceConfig.Connections connections = config.connections();
    return new Timeouts(
        connections.headTimeout().toNanos(),
        connections.contentTimeout().toNanos(),
        connections.idleTimeout().toNanos(),
        connections.answerTimeout().toNanos(),
        config.archiveTimeout().toNanos());
  }

  /**
   * How long content may take of which so many bytes have arrived: who sends it a byte a second
   * keeps its place for less time than who sends it as fast as can be.
   */
  long content(int arrived) {
    long slow = content / PARTS + arrived * (TimeUnit.SECONDS.toNanos(1) / BYTES_A_SECOND);
    return Math.min(content, slow);
  }
}
