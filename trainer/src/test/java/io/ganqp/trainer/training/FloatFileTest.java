package io.ganqp.trainer.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FloatFileTest {

  @TempDir Path folder;

  @Test
  void givesBackEveryBit() throws IOException {
    Path file = folder.resolve("vectors.f32");
    float[] longer = new float[600_001];
    for (int i = 0; i < longer.length; i++) {
      longer[i] = Float.intBitsToFloat(i * 0x9E3779B1);
    }
    float[] shorter = {-0f, Float.MIN_VALUE, Float.NEGATIVE_INFINITY};
    FloatFile.write(file, longer, shorter);

    float[] first = new float[longer.length];
    float[] second = new float[shorter.length];
    FloatFile.read(file, first, second);

    assertThat(bits(first)).isEqualTo(bits(longer));
    assertThat(bits(second)).isEqualTo(bits(shorter));
    assertThat(Files.readAllBytes(file)[longer.length * 4 + 3]).isEqualTo((byte) 0x80);
  }

  @Test
  void refusesAFileOfAnotherLength() throws IOException {
    Path file = folder.resolve("vectors.f32");
    FloatFile.write(file, new float[10]);

    assertThatThrownBy(() -> FloatFile.read(file, new float[9]))
        .hasMessage("vectors.f32 has 40 bytes instead of 36");
  }

  private static int[] bits(float[] values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < values.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }
}
