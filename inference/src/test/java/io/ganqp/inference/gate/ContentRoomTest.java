package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ContentRoomTest {
  private final ContentRoom room = new ContentRoom(10);

  @Test
  void allSharesTogetherHaveSoMuchAndNoMore() {
    ContentRoom.Share one = room.share();
    ContentRoom.Share other = room.share();

    assertThat(one.grow(4)).isTrue();
    assertThat(one.grow(6)).isTrue();
    assertThat(one.grow(5)).as("what it has already").isTrue();
    assertThat(other.grow(5)).isFalse();
    assertThat(other.grow(4)).isTrue();

    one.release();
    one.release();
    assertThat(other.grow(10)).isTrue();
    assertThat(other.grow(11)).isFalse();
  }
}
