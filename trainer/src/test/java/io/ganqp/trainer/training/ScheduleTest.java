package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Schedule SCHEDULE = new Schedule(10, 4, 3);

  @Test
  void evaluatesAtEachMultipleAndAtTheEnd() {
    assertThat(LongStream.rangeClosed(0, 10).filter(SCHEDULE::evaluationDue))
        .containsExactly(4L, 8L, 10L);
  }

  @Test
  void savesAtEachMultipleAndAtTheEnd() {
    assertThat(LongStream.rangeClosed(0, 10).filter(SCHEDULE::checkpointDue))
        .containsExactly(3L, 6L, 9L, 10L);
  }

  @Test
  void isDoneAtTheLastIterationAndBeyondIt() {
    assertThat(SCHEDULE.done(9)).isFalse();
    assertThat(SCHEDULE.done(10)).isTrue();
    assertThat(SCHEDULE.done(11)).isTrue();
  }

  @Test
  void evaluatesAStateThatIsBeyondTheLastIterationAsItIs() {
    assertThat(SCHEDULE.evaluationDue(11)).isTrue();
  }
}
