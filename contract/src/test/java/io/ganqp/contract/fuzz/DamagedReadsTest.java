package io.ganqp.contract.fuzz;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DamagedReadsTest {
  private static final byte[] TEXT =
      "a header, and then some more".getBytes(StandardCharsets.UTF_8);

  @Test
  void aReaderThatRefusesByItsOwnExceptionPasses() {
    assertThatCode(() -> reads(bytes -> refused("the file is damaged")).readOrRefuse(50))
        .doesNotThrowAnyException();
  }

  @Test
  void aReaderThatFailsOtherwiseIsFoundWithTheSeed() {
    assertThatThrownBy(() -> reads(bytes -> bytes[40]).readOrRefuse(50))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("-Dfuzz.seed=")
        .hasMessageContaining("ArrayIndexOutOfBounds");
  }

  @Test
  void aRefusalThatDoesNotNameThePlaceIsFound() {
    assertThatThrownBy(() -> reads(bytes -> refused("damaged")).readOrRefuse(50))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("refused by java.io.IOException: damaged");
  }

  @Test
  void aReaderThatTakesALengthAtItsWordIsFound() {
    assertThatThrownBy(
            () ->
                reads(bytes -> new byte[ByteBuffer.wrap(bytes).getInt(0) >>> 2].length)
                    .readOrRefuse(50))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("-Dfuzz.seed=0: allocated ");
  }

  @Test
  void damageThatIsNotNoticedIsFound() {
    assertThatThrownBy(
            () -> reads(bytes -> new String(bytes, StandardCharsets.UTF_8)).readTheSameOrRefuse(50))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("read as another one: ");
  }

  private static DamagedReads<Object> reads(DamagedReads.Reader<Object> reader) {
    return new DamagedReads<>(TEXT, reader, IOException.class, "the file");
  }

  private static Object refused(String message) throws IOException {
    throw new IOException(message);
  }
}
