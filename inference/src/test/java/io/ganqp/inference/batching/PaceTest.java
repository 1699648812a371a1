package io.ganqp.inference.batching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final AtomicLong now = new AtomicLong();
  private final Pace pace = new Pace(SECOND, now::get);

  @Test
  void isThatOfTheFirstFaceUntilOthersAreMade() {
    assertThat(pace.timeFor(6, 2)).isEqualTo(Duration.ofSeconds(3));
    assertThat(pace.facesIn(Duration.ofSeconds(10), 2)).isEqualTo(20);
  }

  @Test
  void countsTheFacesOfABatchAlike() {
    take(Duration.ofSeconds(8), 8);

    assertThat(pace.timeFor(1, 1)).isEqualTo(SECOND);
  }

  @Test
  void followsWhatFacesTakeOfLate() {
    take(Duration.ofSeconds(9), 1);
    assertThat(pace.timeFor(1, 1)).isEqualTo(Duration.ofSeconds(2));

    for (int i = 0; i < 100; i++) {
      take(Duration.ofSeconds(9), 1);
    }
    assertThat(pace.timeFor(1, 1)).isBetween(Duration.ofMillis(8_999), Duration.ofSeconds(9));
  }

  @Test
  void oneFaceIsAlwaysAllowedFor() {
    take(Duration.ofDays(1), 1);

    assertThat(pace.facesIn(SECOND, 8)).isEqualTo(1);
    assertThat(pace.facesIn(Duration.ZERO, 8)).isEqualTo(1);
  }

  @Test
  void facesThatTakeNoTimeAreWithoutNumber() {
    Pace unknown = new Pace(Duration.ZERO, now::get);

    assertThat(unknown.facesIn(Duration.ofDays(1), 8)).isEqualTo(Integer.MAX_VALUE);
    assertThat(unknown.timeFor(1000, 1)).isZero();
  }

  private void take(Duration time, int faces) {
    long start = pace.start();
    now.addAndGet(time.toNanos());
    pace.done(start, faces);
  }
}
