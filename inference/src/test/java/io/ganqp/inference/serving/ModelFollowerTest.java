package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModelFollowerTest {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private String version = "1";
  private boolean flawed;
  private boolean unreachable;
  private long seconds;
  private int loads;
  private final ModelFollower follower =
      new ModelFollower(
          this::version,
          this::load,
          new LoadLimit(Duration.ofMinutes(1), late -> {}),
          PAUSE,
          () -> TimeUnit.SECONDS.toNanos(seconds));

  @Test
  void loadsEachVersionOnce() {
    follower.look();
    follower.look();
    assertThat(loads).isEqualTo(1);

    version = "2";
    follower.look();
    follower.look();
    assertThat(loads).isEqualTo(2);
  }

  @Test
  void saysAtEachLookWhyAVersionIsNotServedAndTriesItAgainLaterAndLater() {
    flawed = true;
    assertFails(1);
    assertFails(1);

    seconds += 10;
    assertFails(2);
    seconds += 10;
    assertFails(2);
    seconds += 10;
    assertFails(3);
    seconds += 3600;
    assertFails(4);

    flawed = false;
    seconds += 600;
    assertThat(follower.look()).isEmpty();
    assertThat(follower.look()).isEmpty();
    assertThat(loads).isEqualTo(5);
  }

  @Test
  void saysWhatKeepsItFromLookingAndThenAgainWhatItKnows() {
    flawed = true;
    assertFails(1);

    unreachable = true;
    assertThat(follower.look()).hasValueSatisfying(why -> assertThat(why).contains("unreachable"));

    unreachable = false;
    assertFails(1);
  }

  @Test
  void anotherVersionIsTriedAtOnce() {
    flawed = true;
    assertFails(1);
    version = "2";
    flawed = false;

    assertThat(follower.look()).isEmpty();

    assertThat(loads).isEqualTo(2);
  }

  private void assertFails(int loads) {
    assertThat(follower.look()).hasValueSatisfying(why -> assertThat(why).contains("flawed 1"));
    assertThat(this.loads).isEqualTo(loads);
  }

  private String version() {
    if (unreachable) {
      throw new IllegalStateException("unreachable");
    }
    return version;
  }

  private void load() {
    loads++;
    if (flawed) {
      throw new IllegalStateException("flawed " + version);
    }
  }
}
