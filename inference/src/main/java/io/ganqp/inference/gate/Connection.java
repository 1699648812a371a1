package io.ganqp.inference.gate;

import io.netty.channel.ChannelOutboundInvoker;

/** What one connection is doing, and until when it may. Written by its event loop alone. */
final class Connection {

  /** What is waited for. */
  enum Phase {
    /** A request of which nothing has arrived. */
    IDLE,
    /** The rest of a head. */
    HEAD,
    /** The server. */
    SERVER,
    /** The client, which takes an answer. */
    ANSWER,
    /** The client, which reads why its connection ends. */
    FAREWELL
  }

  private final ChannelOutboundInvoker channel;
  private volatile State state;

  private record State(Phase phase, long since, long deadline) {}

  /**
   * Begins idle.
   *
   * @param channel closes the connection at once: the server's own way would wait until all is
   *     written, which is never if the client does not read
   * @param timeoutNanos until the first request is there
   */
  Connection(ChannelOutboundInvoker channel, long timeoutNanos) {
    this.channel = channel;
    enter(Phase.IDLE, timeoutNanos);
  }

  Phase phase() {
    return state.phase();
  }

  /** Begins a phase, which ends the connection if it lasts longer. */
  void enter(Phase phase, long timeoutNanos) {
    long now = System.nanoTime();
    // A part of a request is none: whoever sends one has waited as long as before.
    long since = phase == Phase.HEAD ? state.since() : now;
    state = new State(phase, since, now + timeoutNanos);
  }

  /** Begins a phase that may last. */
  void enter(Phase phase) {
    enter(phase, Long.MAX_VALUE / 2);
  }

  boolean overdue(long now) {
    return now - state.deadline() > 0;
  }

  /** Whether no request would be lost with it. */
  boolean expendable() {
    Phase phase = state.phase();
    return phase != Phase.SERVER && phase != Phase.ANSWER;
  }

  long since() {
    return state.since();
  }

  void close() {
    var unused = channel.close();
  }
}
