package io.ganqp.inference.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ModelFollowerTest {
  private static final Duration PAUSE = Duration.ofSeconds(10);

  private String version = "1";
  private boolean flawed;
  private long seconds;
  private int loads;
  private final ModelFollower follower =
      new ModelFollower(() -> version, this::load, PAUSE, () -> TimeUnit.SECONDS.toNanos(seconds));

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
    follower.look();
    follower.look();
    assertThat(loads).isEqualTo(5);
  }

  @Test
  void anErrorIsThrownAgainAsItWas() {
    OutOfMemoryError error = new OutOfMemoryError("made up");
    ModelFollower failing =
        new ModelFollower(
            () -> version,
            () -> {
              throw error;
            },
            PAUSE,
            () -> TimeUnit.SECONDS.toNanos(seconds));

    assertThat(catchThrowable(failing::look)).isSameAs(error);
    assertThat(catchThrowable(failing::look)).isSameAs(error);
  }

  @Test
  void anotherVersionIsTriedAtOnce() {
    flawed = true;
    assertFails(1);
    version = "2";
    flawed = false;

    follower.look();

    assertThat(loads).isEqualTo(2);
  }

  private void assertFails(int loads) {
    assertThatIllegalStateException().isThrownBy(follower::look).withMessage("flawed 1");
    assertThat(this.loads).isEqualTo(loads);
  }

  private void load() {
    loads++;
    if (flawed) {
      throw new IllegalStateException("flawed " + version);
    }
  }
}
