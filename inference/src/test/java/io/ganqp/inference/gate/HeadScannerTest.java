package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadScannerTest {
  private static final String REQUEST = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  @Test
  void findsTheEndHoweverTheBytesArrive() throws RefusedException {
    HeadScanner scanner = new HeadScanner();
    ByteBuf buffer = Unpooled.buffer();
    byte[] bytes = ("\r\n" + REQUEST + REQUEST).getBytes(StandardCharsets.US_ASCII);
    int found = 0;
    for (byte next : bytes) {
      buffer.writeByte(next);
      int end = scanner.end(buffer);
      if (end >= 0) {
        assertThat(HeadScanner.text(buffer, end)).isEqualTo("GET / HTTP/1.1\r\nHost: x");
        buffer.skipBytes(end);
        found++;
      }
    }

    assertThat(found).isEqualTo(2);
    assertThat(buffer.isReadable()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: x\n\n",
        "GET / HTTP/1.1\r\nHost: x\n",
        "\u0016\u0003\u0001",
        "\rGET",
        "\nGET"
      })
  void refusesWhatCannotBecomeAHead(String text) {
    assertThat(refusal(text).status()).isEqualTo(400);
  }

  @Test
  void refusesWhatIsTooLongBeforeItsEnd() {
    assertThat(refusal("GET /" + "a".repeat(5000)).status()).isEqualTo(414);
    assertThat(refusal("GET / HTTP/1.1\r\nA: " + "a".repeat(17_000)).status()).isEqualTo(431);
    assertThat(refusal("GET / HTTP/1.1\r\n" + "a: b\r\n".repeat(3000)).status()).isEqualTo(431);
  }

  private static Refusal refusal(String text) {
    ByteBuf buffer = Unpooled.copiedBuffer(text, StandardCharsets.ISO_8859_1);
    return catchThrowableOfType(RefusedException.class, () -> new HeadScanner().end(buffer))
        .refusal();
  }
}
