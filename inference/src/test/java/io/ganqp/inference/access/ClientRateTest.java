package io.ganqp.inference.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ClientRateTest {
  private long now = Long.MAX_VALUE - 1000;

  @Test
  void takesAllThatComesWhereItIsNotLimitedAndNeedsNoName() {
    ClientRate rate = new ClientRate(Optional.empty(), 1, () -> now);
    Supplier<String> unasked =
        () -> {
          throw new AssertionError("the name is asked for");
        };

    assertThat(rate.refuse(unasked)).isEmpty();
    assertThat(rate.refuse(unasked)).isEmpty();
  }

  @Test
  void takesSoManyAtOnceAndThenSoManyASecond() {
    ClientRate rate = new ClientRate(Optional.of(2), 3, () -> now);
    assertThat(taken(rate, "a", 10)).isEqualTo(3);
    assertThat(rate.refuse(() -> "a")).hasValue(Duration.ofMillis(500));

    pass(Duration.ofMillis(499));
    assertThat(rate.refuse(() -> "a")).hasValue(Duration.ofMillis(1));
    pass(Duration.ofMillis(1));
    assertThat(taken(rate, "a", 10)).isEqualTo(1);
    pass(Duration.ofSeconds(1));
    assertThat(taken(rate, "a", 10)).isEqualTo(2);
  }

  @Test
  void savesNoMoreThanThatHoweverLongNothingComes() {
    ClientRate rate = new ClientRate(Optional.of(2), 3, () -> now);
    assertThat(taken(rate, "a", 10)).isEqualTo(3);

    pass(Duration.ofDays(1));

    assertThat(taken(rate, "a", 10)).isEqualTo(3);
  }

  @Test
  void isEachClientsOwn() {
    ClientRate rate = new ClientRate(Optional.of(1), 2, () -> now);

    assertThat(taken(rate, "a", 10)).isEqualTo(2);
    assertThat(taken(rate, "b", 10)).isEqualTo(2);
  }

  @Test
  void forgetsAClientNoSoonerThanItsBucketIsFull() {
    ClientRate rate = new ClientRate(Optional.of(2), 4, () -> now);
    assertThat(taken(rate, "a", 10)).isEqualTo(4);
    pass(Duration.ofMillis(1999));
    assertThat(taken(rate, "a", 10)).isEqualTo(3);
    assertThat(rate.clients()).isOne();

    pass(Duration.ofSeconds(15));
    assertThat(taken(rate, "b", 1)).isEqualTo(1);

    assertThat(rate.clients()).isOne();
    assertThat(taken(rate, "a", 10)).isEqualTo(4);
  }

  private static long taken(ClientRate rate, String client, int requests) {
    int taken = 0;
    for (int i = 0; i < requests; i++) {
      taken += rate.refuse(() -> client).isEmpty() ? 1 : 0;
    }
    return taken;
  }

  /** By a clock that may begin anywhere. */
  private void pass(Duration time) {
    now += time.toNanos();
  }
}
