package io.ganqp.inference.gate;

import io.netty.channel.Channel;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelOutboundInvoker;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** What one connection is doing, and until when it may. Written by its event loop alone. */
final class Connection {
  /** A client that has taken nothing of its answer for so long does not read. */
  private static final long STALLED_NANOS = TimeUnit.SECONDS.toNanos(2);

  /** What is waited for. */
  enum Phase {
    /** A request of which nothing has arrived. */
    IDLE,
    /** The rest of a head. */
    HEAD,
    /** The rest of the content after it. */
    CONTENT,
    /** The server. */
    SERVER,
    /** The client, which takes an answer, or the server, which has more of it to come. */
    ANSWER,
    /** The same, where the answer is events that come whenever something happens. */
    EVENTS,
    /** The client, which reads why its connection ends. */
    FAREWELL
  }

  /** How much there is to lose with a connection, the least first. */
  enum Worth {
    /** It has never been answered. */
    NEW,
    /** It waits for another request. */
    IDLE,
    /** It waits for events; its client asks for them again. */
    LISTENING,
    /** Its client does not take the answer, of which a part waits. */
    STALLED,
    /** A request would be lost. */
    BUSY
  }

  private final Channel channel;
  private final ChannelOutboundInvoker way;
  private final Timeouts timeouts;
  private final Consumer<Closure> closures;
  private volatile State state;
  private long contentSince;
  private long answerSince;
  private long taken;

  /**
   * What it does at a moment.
   *
   * @param since when it began, or when the client was last seen to take something of an answer, or
   *     to have all that there is of it; events that are still to come are no such sign
   * @param answered whether it ever got an answer
   */
  record State(Phase phase, long since, long deadline, boolean answered) {

    Worth worth(long now) {
      return switch (phase) {
        case IDLE, HEAD, CONTENT, FAREWELL -> answered ? Worth.IDLE : Worth.NEW;
        case ANSWER -> now - since > STALLED_NANOS ? Worth.STALLED : Worth.BUSY;
        case EVENTS -> Worth.LISTENING;
        case SERVER -> Worth.BUSY;
      };
    }

    /** What its deadline is for. */
    Closure late() {
      return switch (phase) {
        case IDLE -> answered ? Closure.IDLE_TIMEOUT : Closure.HEAD_TIMEOUT;
        case HEAD -> Closure.HEAD_TIMEOUT;
        case CONTENT -> Closure.CONTENT_TIMEOUT;
        case SERVER, ANSWER, EVENTS -> Closure.ANSWER_TIMEOUT;
        case FAREWELL -> Closure.FAREWELL_TIMEOUT;
      };
    }
  }

  /**
   * Begins idle.
   *
   * @param way closes the connection at once: the server's own way would wait until all is written,
   *     which is never if the client does not read
   * @param closures hears, once, why it was ended from here
   */
  Connection(
      Channel channel, ChannelOutboundInvoker way, Timeouts timeouts, Consumer<Closure> closures) {
    this.channel = channel;
    this.way = way;
    this.timeouts = timeouts;
    this.closures = closures;
    long now = System.nanoTime();
    this.state = new State(Phase.IDLE, now, now + timeouts.head(), false);
  }

  Phase phase() {
    return state.phase();
  }

  /** Whether a part of an answer has been sent, and not all of it. */
  boolean answering() {
    return phase() == Phase.ANSWER || phase() == Phase.EVENTS;
  }

  State state() {
    return state;
  }

  /** Begins a phase, which ends the connection if it lasts longer. */
  void enter(Phase phase, long timeoutNanos) {
    State before = state;
    long now = System.nanoTime();
    // A part of a request is none: whoever sends one has waited as long as before.
    boolean part = phase == Phase.HEAD || phase == Phase.CONTENT;
    long since = part ? before.since() : now;
    boolean answered = before.answered() || phase == Phase.ANSWER || phase == Phase.EVENTS;
    state = new State(phase, since, now + timeoutNanos, answered);
  }

  /** Begins a phase that may last. */
  void enter(Phase phase) {
    enter(phase, Long.MAX_VALUE / 2);
  }

  /** A head is there; its content may take so long. */
  void awaitsContent(long timeoutNanos) {
    contentSince = System.nanoTime();
    enter(Phase.CONTENT, timeoutNanos);
  }

  /** More of the content is there, which may take so long in all. */
  void arrives(long timeoutNanos) {
    enter(Phase.CONTENT, contentSince + timeoutNanos - System.nanoTime());
  }

  /** An answer is on its way; the client may take nothing of it only for so long. */
  void answers() {
    begins(Phase.ANSWER);
  }

  /** Events are on their way, likewise. */
  void sendsEvents() {
    begins(Phase.EVENTS);
  }

  private void begins(Phase phase) {
    answerSince = System.nanoTime();
    answers(phase);
  }

  private void answers(Phase phase) {
    taken = progress();
    enter(phase, timeouts.answer());
  }

  /** More of the answer comes. Who has taken all that there was waits no longer than from now. */
  void goesOn() {
    if (pending() == 0) {
      answers(phase());
    }
  }

  /** Ends it if its time is over, which begins anew whenever the client takes a part. */
  void check() {
    onItsLoop(
        () -> {
          long now = System.nanoTime();
          boolean allTaken = answering() && pending() == 0;
          if (phase() == Phase.ANSWER && now - answerSince > timeouts.whole()) {
            close(Closure.ANSWER_LIMIT);
          } else if ((answering() && taken != progress())
              || (allTaken && phase() == Phase.ANSWER)) {
            answers(phase());
          } else if (allTaken) {
            state = new State(Phase.EVENTS, state.since(), now + timeouts.answer(), true);
          } else if (now - state.deadline() > 0) {
            close(state.late());
          }
        });
  }

  /**
   * Ends it for another one, unless it has gone on since it was {@code seen} and is open still,
   * which is told.
   */
  void evict(State seen, Runnable goneOn) {
    onItsLoop(
        () -> {
          if (state.equals(seen)) {
            close(Closure.EVICTED);
          } else if (channel.isActive()) {
            goneOn.run();
          }
        });
  }

  /** Ends it; on its loop. */
  void close(Closure reason) {
    if (channel.isOpen()) {
      closures.accept(reason);
      var unused = way.close();
    }
  }

  /** Changes when a part of what waits to be sent is taken by the network. */
  private long progress() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes() - buffer.currentProgress();
  }

  private long pending() {
    ChannelOutboundBuffer buffer = channel.unsafe().outboundBuffer();
    return buffer == null ? 0 : buffer.totalPendingWriteBytes();
  }

  private void onItsLoop(Runnable step) {
    if (channel.eventLoop().inEventLoop()) {
      step.run();
    } else {
      channel.eventLoop().execute(step);
    }
  }
}
