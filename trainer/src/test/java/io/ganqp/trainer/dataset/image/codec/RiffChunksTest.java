package io.ganqp.trainer.dataset.image.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RiffChunksTest {
  @Test
  void keepsTheFirstOfEachTypeAndNothingOfOthers() throws Exception {
    ByteBuffer container = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    add(container, "EXIF", 7);
    while (container.remaining() > 30) {
      add(container, "EXIF", 8);
      add(container, "none", 9);
    }
    RiffChunks chunks = RiffChunks.of(container.flip());
    assertThat(chunks.chunks()).containsOnlyKeys("EXIF");
    assertThat(chunks.bytes("EXIF")).contains(new byte[] {7});
  }

  private static void add(ByteBuffer container, String type, int value) {
    container.put(type.getBytes(StandardCharsets.US_ASCII)).putInt(1).put((byte) value);
    container.put((byte) 0);
  }
}
