package io.ganqp.trainer.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class ProfileTableTest {

  private final AtomicLong now = new AtomicLong();
  private final TimeSpent time = new TimeSpent(now::get);

  private void spend(long milliseconds, Phase phase) {
    now.addAndGet(milliseconds * 1_000_000);
    time.spentOn(phase);
  }

  @Test
  void givesEachPhaseItsShare() {
    spend(300, Phase.CRITIC);
    spend(100, Phase.UPDATE);
    spend(600, Phase.GENERATOR);

    assertThat(ProfileTable.of(time, 2, List.of()))
        .startsWith("1.0 s in 2 iterations, 0.500 s each")
        .containsPattern("(?m)^networks +0\\.90 s +90\\.0 %$")
        .containsPattern("(?m)^  critic +0\\.30 s +30\\.0 %$")
        .containsPattern("(?m)^around the networks +0\\.10 s +10\\.0 %$")
        .containsPattern("(?m)^  Adam and averages +0\\.10 s +10\\.0 %$")
        .doesNotContain("slowest");
  }

  @Test
  void givesTheMedianOfIterationsThemselves() {
    for (int milliseconds : new int[] {900, 210, 200, 220}) {
      spend(milliseconds - 50, Phase.CRITIC);
      spend(50, Phase.WATCHING);
      time.iterationDone();
      spend(5_000, Phase.EVALUATION);
      spend(5_000, Phase.CHECKPOINT);
    }

    assertThat(ProfileTable.of(time, 4, List.of()))
        .containsPattern("(?m)^0\\.215 s an iteration without evaluation and checkpoint");
  }

  @Test
  void countsNoIterationThatWasGivenUp() {
    spend(700, Phase.CRITIC);
    time.begin();
    spend(200, Phase.CRITIC);
    time.iterationDone();

    assertThat(time.medianIteration()).isEqualTo(0.2);
  }

  @Test
  void forgetsIterationsOfLongAgo() {
    for (int i = 0; i < 3 * RecentTimes.CAPACITY; i++) {
      spend(i < 2 * RecentTimes.CAPACITY ? 100 : 40, Phase.CRITIC);
      time.iterationDone();
    }

    assertThat(time.medianIteration()).isEqualTo(0.04);
  }

  @Test
  void leavesOutWhatPassedBeforeTheLapBegan() {
    now.addAndGet(5_000_000_000L);
    time.begin();
    spend(250, Phase.BATCH);

    assertThat(time.seconds()).isEqualTo(0.25);
  }

  @Test
  void namesTheSlowestOperationsWithTheirSpeed() {
    OperationMeters meters = new OperationMeters();
    meters.of("copy").add(1_000_000, 0);
    meters.of("convolution").add(2_000_000, 4e8);
    meters.of("convolution").add(2_000_000, 4e8);
    meters.of("never run");

    String table = ProfileTable.of(time, 1, meters.times());

    assertThat(table)
        .contains("slowest 2 of 2 operations")
        .containsPattern("(?m)^ +2 +0\\.00 +2\\.000 +200\\.0  convolution$")
        .containsPattern("(?m)^ +1 +0\\.00 +1\\.000 +-  copy$");
    assertThat(table.indexOf("convolution")).isLessThan(table.indexOf("copy"));
  }
}
