package io.ganqp.trainer.engine.onednn.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.bytedeco.dnnl.engine;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class SharedBufferTest {

  private static final long FLOATS = 1 << 22;
  private static final long MORE_THAN_THERE_IS = 1L << 50;

  @Test
  void whatItHasIsFreedEvenIfItCouldNotGrow() {
    long before = Pointer.totalBytes();
    try (engine cpu = new engine(engine.kind.cpu, 0);
        Arena arena = new Arena()) {
      Descriptors descriptors = new Descriptors(arena);
      SharedBuffer buffer = arena.shared(cpu);
      buffer.memory(descriptors.plain(FLOATS));

      assertThatThrownBy(() -> buffer.memory(descriptors.plain(MORE_THAN_THERE_IS)))
          .isInstanceOf(OutOfMemoryError.class);
    }

    assertThat(Pointer.totalBytes()).isLessThan(before + FLOATS * Float.BYTES);
  }
}
