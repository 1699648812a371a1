package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.gate.Connection.Phase;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

class ConnectionsTest {
  private static final long LONG = Long.MAX_VALUE / 2;

  private final Connections connections = new Connections(2);

  @Test
  void theOneThatHasWaitedLongestMakesRoom() {
    EmbeddedChannel oldest = open(Phase.HEAD);
    EmbeddedChannel newer = open(Phase.IDLE);

    EmbeddedChannel third = open(Phase.IDLE);

    assertThat(oldest.isOpen()).isFalse();
    assertThat(newer.isOpen()).isTrue();
    assertThat(third.isOpen()).isTrue();
    assertThat(connections.size()).isEqualTo(2);
  }

  @Test
  void noneThatWaitsForAnAnswerIsEnded() {
    open(Phase.SERVER);
    open(Phase.ANSWER);

    assertThat(connections.add(new Connection(new EmbeddedChannel(), LONG))).isFalse();
  }

  @Test
  void thoseWhoseTimeIsOverAreEnded() {
    EmbeddedChannel late = new EmbeddedChannel();
    connections.add(new Connection(late, -1));
    EmbeddedChannel early = open(Phase.IDLE);

    connections.sweep();

    assertThat(late.isOpen()).isFalse();
    assertThat(early.isOpen()).isTrue();
  }

  private EmbeddedChannel open(Phase phase) {
    EmbeddedChannel channel = new EmbeddedChannel();
    Connection connection = new Connection(channel, LONG);
    connection.enter(phase, LONG);
    assertThat(connections.add(connection)).isTrue();
    return channel;
  }
}
