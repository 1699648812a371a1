package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.gate.Connection.Phase;
import io.ganqp.inference.gate.Connection.Worth;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final long LONG = Long.MAX_VALUE / 2;
  private static final long TWO_SECONDS = 2_000_000_000L;

  private final Connections connections = new Connections(2);
  private final List<Closure> closures = new ArrayList<>();

  @Test
  void theOneThatHasWaitedLongestMakesRoom() {
    EmbeddedChannel oldest = open(Phase.HEAD);
    EmbeddedChannel newer = open(Phase.IDLE);

    EmbeddedChannel third = open(Phase.IDLE);

    assertThat(oldest.isOpen()).isFalse();
    assertThat(newer.isOpen()).isTrue();
    assertThat(third.isOpen()).isTrue();
    assertThat(connections.size()).isEqualTo(2);
    assertThat(closures).containsExactly(Closure.EVICTED);
  }

  @Test
  void noneThatWaitsForAnAnswerIsEnded() {
    open(Phase.SERVER);
    open(Phase.ANSWER);

    assertThat(connections.add(connection(new EmbeddedChannel(), LONG))).isFalse();
  }

  @Test
  void thoseWhoseTimeIsOverAreEnded() {
    EmbeddedChannel late = new EmbeddedChannel();
    connections.add(connection(late, -1));
    EmbeddedChannel early = open(Phase.IDLE);

    connections.sweep();

    assertThat(late.isOpen()).isFalse();
    assertThat(early.isOpen()).isTrue();
    assertThat(closures).containsExactly(Closure.HEAD_TIMEOUT);
  }

  @Test
  void whatADeadlineIsForDependsOnWhatIsWaitedFor() {
    Connection connection = connection(new EmbeddedChannel(), LONG);
    assertThat(connection.state().late()).isEqualTo(Closure.HEAD_TIMEOUT);
    connection.enter(Phase.HEAD, LONG);
    assertThat(connection.state().late()).isEqualTo(Closure.HEAD_TIMEOUT);
    connection.answers();
    assertThat(connection.state().late()).isEqualTo(Closure.ANSWER_TIMEOUT);
    connection.enter(Phase.IDLE, LONG);
    assertThat(connection.state().late()).isEqualTo(Closure.IDLE_TIMEOUT);
    connection.enter(Phase.FAREWELL, LONG);
    assertThat(connection.state().late()).isEqualTo(Closure.FAREWELL_TIMEOUT);
  }

  @Test
  void aClientThatHasTakenAllOfAnAnswerIsNotLateWhileMoreIsMade() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection connection = connection(channel, LONG);
    connections.add(connection);
    connection.answers();
    long begun = connection.state().since();

    connections.sweep();

    assertThat(channel.isOpen()).isTrue();
    assertThat(connection.state().since()).isGreaterThan(begun);
    assertThat(connection.state().worth(begun + TWO_SECONDS)).isEqualTo(Worth.BUSY);
  }

  @Test
  void oneThatWaitsForEventsStaysOpenAndMakesRoomBeforeOneThatTakesNothingOfItsAnswer() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection listening = connection(channel, LONG);
    connections.add(listening);
    listening.sendsEvents();
    long begun = listening.state().since();

    connections.sweep();

    assertThat(channel.isOpen()).isTrue();
    assertThat(listening.state().since()).isEqualTo(begun);
    assertThat(listening.state().worth(begun))
        .isEqualTo(Worth.LISTENING)
        .isLessThan(Worth.STALLED)
        .isGreaterThan(Worth.IDLE);
  }

  @Test
  void aClientThatTakesNoEventsIsEnded() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection listening = connection(channel, LONG);
    ChannelFuture untaken = channel.write(Unpooled.wrappedBuffer(new byte[100]));
    listening.sendsEvents();

    listening.check();

    assertThat(untaken.isSuccess()).isFalse();
    assertThat(channel.isOpen()).isFalse();
    assertThat(closures).containsExactly(Closure.ANSWER_TIMEOUT);
  }

  @Test
  void oneThatItsClientHasEndedIsNotCounted() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection connection = connection(channel, -1);
    connections.add(connection);
    assertThat(channel.close().isSuccess()).isTrue();

    connections.sweep();
    connection.evict(connection.state(), () -> {});

    assertThat(closures).isEmpty();
  }

  @Test
  void thoseNeverAnsweredMakeRoomBeforeThoseThatWaitForAnotherRequest() {
    EmbeddedChannel answered = new EmbeddedChannel();
    Connection kept = connection(answered, LONG);
    kept.answers();
    kept.enter(Phase.IDLE, LONG);
    assertThat(connections.add(kept)).isTrue();
    EmbeddedChannel silent = open(Phase.IDLE);

    open(Phase.IDLE);

    assertThat(silent.isOpen()).isFalse();
    assertThat(answered.isOpen()).isTrue();
  }

  @Test
  void oneThatGoesOnMeanwhileIsNotEnded() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection connection = connection(channel, LONG);
    Connection.State seen = connection.state();
    connection.enter(Phase.SERVER);
    boolean[] goneOn = {false};

    connection.evict(seen, () -> goneOn[0] = true);

    assertThat(goneOn[0]).isTrue();
    assertThat(channel.isOpen()).isTrue();
  }

  @Test
  void aClientThatTakesNothingOfItsAnswerIsWorthLessThanOneThatDoes() {
    Connection connection = connection(new EmbeddedChannel(), LONG);
    connection.answers();
    long now = System.nanoTime();

    assertThat(connection.state().worth(now)).isEqualTo(Worth.BUSY);
    assertThat(connection.state().worth(now + 3_000_000_000L)).isEqualTo(Worth.STALLED);
  }

  @Test
  void aSlowClientHasTimeAsLongAsItTakesPartsOfItsAnswer() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection connection = connection(channel, LONG);
    ChannelFuture part = channel.write(Unpooled.wrappedBuffer(new byte[100]));
    connection.answers();

    channel.flush();
    assertThat(part.isSuccess()).isTrue();
    connection.check();
    assertThat(channel.isOpen()).isTrue();

    ChannelFuture untaken = channel.write(Unpooled.wrappedBuffer(new byte[100]));
    connection.answers();
    connection.check();
    assertThat(untaken.isSuccess()).isFalse();
    assertThat(channel.isOpen()).isFalse();
    assertThat(closures).containsExactly(Closure.ANSWER_TIMEOUT);
    channel.releaseOutbound();
  }

  @Test
  void aClientThatTakesTooLongForItsAnswerIsEndedHoweverSteadilyItDoes() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, -1);
    Connection connection = new Connection(channel, channel, timeouts, closures::add);
    connection.enter(Phase.SERVER);
    connection.check();
    assertThat(channel.isOpen()).as("nothing is sent yet").isTrue();

    connection.answers();
    connection.check();

    assertThat(channel.isOpen()).isFalse();
    assertThat(closures).containsExactly(Closure.ANSWER_LIMIT);
  }

  @Test
  void eventsMayGoOnForLongerThanAClientHasToTakeAnAnswer() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Timeouts timeouts = new Timeouts(LONG, LONG, LONG, LONG, -1);
    Connection listening = new Connection(channel, channel, timeouts, closures::add);
    listening.sendsEvents();

    listening.check();

    assertThat(channel.isOpen()).isTrue();
    assertThat(closures).isEmpty();
  }

  @Test
  void oneThatHasEndedMeanwhileIsNotTakenInAgain() {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection connection = connection(channel, LONG);
    Connection.State seen = connection.state();
    connection.enter(Phase.SERVER);
    assertThat(channel.close().isSuccess()).isTrue();
    boolean[] goneOn = {false};

    connection.evict(seen, () -> goneOn[0] = true);

    assertThat(goneOn[0]).isFalse();
  }

  private Connection connection(EmbeddedChannel channel, long timeoutNanos) {
    // Whoever takes nothing of an answer is late at once.
    Timeouts timeouts = new Timeouts(timeoutNanos, LONG, LONG, -1, LONG);
    return new Connection(channel, channel, timeouts, closures::add);
  }

  private EmbeddedChannel open(Phase phase) {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection connection = connection(channel, LONG);
    connection.enter(phase, LONG);
    assertThat(connections.add(connection)).isTrue();
    return channel;
  }
}
