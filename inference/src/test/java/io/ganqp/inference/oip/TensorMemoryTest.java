package io.ganqp.inference.oip;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class TensorMemoryTest {
  private final TensorMemory memory = new TensorMemory(10);

  @Test
  void allAnswersTogetherTakeSoMuchAndNoMore() {
    TensorMemory.Share one = memory.share();
    one.take(6);
    expectNone(5);

    TensorMemory.Share other = memory.share();
    other.take(4);
    one.release();
    one.release();
    memory.share().take(6);
    expectNone(1);
  }

  @Test
  void whatIsLargerThanAllIsTakenAlone() {
    TensorMemory.Share large = memory.share();
    large.take(100);
    expectNone(1);

    large.release();
    memory.share().take(10);
  }

  @Test
  void whoeverHasLeftTakesNothing() {
    TensorMemory.Share share = memory.share();
    share.release();
    share.take(10);

    memory.share().take(10);
  }

  private void expectNone(long bytes) {
    assertThatExceptionOfType(TensorMemoryFullException.class)
        .isThrownBy(() -> memory.share().take(bytes))
        .withMessageContaining("10 bytes (ganqp.tensor-memory)");
  }
}
