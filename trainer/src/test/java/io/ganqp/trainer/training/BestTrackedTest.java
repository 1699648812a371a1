package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ganqp.contract.metric.Direction;
import org.junit.jupiter.api.Test;

class BestTrackedTest {

  private static final BestTracked BEST =
      new BestTracked("kd", Direction.LOWER_IS_BETTER, 46.3, 1000);

  @Test
  void isReachedByWhatIsBetterAndByItsOwnRepetition() {
    assertThat(BEST.isReachedBy(with(46.2))).isTrue();
    assertThat(BEST.isReachedBy(with(46.3))).isTrue();
    assertThat(BEST.isReachedBy(with(46.4))).isFalse();
  }

  @Test
  void higherMayBeBetter() {
    BestTracked recall = new BestTracked("recall", Direction.HIGHER_IS_BETTER, 0.5, 1000);

    assertThat(recall.isReachedBy(new BestTracked("recall", Direction.HIGHER_IS_BETTER, 0.6, 1000)))
        .isTrue();
    assertThat(recall.isReachedBy(new BestTracked("recall", Direction.HIGHER_IS_BETTER, 0.4, 1000)))
        .isFalse();
  }

  @Test
  void isReachedByWhatCannotBeComparedWithIt() {
    assertThat(BEST.isReachedBy(new BestTracked("swd", Direction.LOWER_IS_BETTER, 99, 1000)))
        .isTrue();
    assertThat(BEST.isReachedBy(new BestTracked("kd", Direction.LOWER_IS_BETTER, 99, 500)))
        .isTrue();
  }

  @Test
  void isFinite() {
    assertThatIllegalArgumentException().isThrownBy(() -> with(Double.NaN));
  }

  private static BestTracked with(double value) {
    return new BestTracked("kd", Direction.LOWER_IS_BETTER, value, 1000);
  }
}
