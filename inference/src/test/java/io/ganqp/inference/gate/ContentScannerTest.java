package io.ganqp.inference.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the tables, ¶ is CR LF and ␊ an LF alone. */
class ContentScannerTest {
  private static final Content CHUNKED = new Content(Content.Framing.CHUNKED, 0);
  private static final long MOST = 64;
  private static final String NEXT = "GET / HTTP/1.1¶";

  @ParameterizedTest
  @ValueSource(
      strings = {"0¶¶", "00000000¶¶", "5¶hello¶0¶¶", "a¶0123456789¶0¶¶", "4¶a¶b¶0001¶c¶0¶¶"})
  void endsAfterTheLastChunkHoweverItArrives(String content) throws RefusedException {
    byte[] bytes = bytes(content + NEXT);
    int end = bytes(content).length;
    ContentScanner scanner = new ContentScanner(CHUNKED, MOST);

    for (int arrived = 0; arrived < end; arrived++) {
      assertThat(scanner.end(Unpooled.wrappedBuffer(bytes, 0, arrived), 0)).isEqualTo(-1);
    }
    assertThat(scanner.end(Unpooled.wrappedBuffer(bytes), 0)).isEqualTo(end);
    assertThat(end(content + NEXT)).as("all at once").isEqualTo(end);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "¶",
        "␊",
        "5␊hello¶0¶¶",
        "5¶hello␊0¶¶",
        "5¶hell¶0¶¶",
        "5¶hello!¶0¶¶",
        "5;a=b¶hello¶0¶¶",
        "5 ¶hello¶0¶¶",
        " 5¶hello¶0¶¶",
        "+5¶hello¶0¶¶",
        "-1¶¶",
        "0x5¶hello¶0¶¶",
        "g¶",
        "000000005¶hello¶0¶¶",
        "0¶A: b¶¶",
        "0¶ ¶"
      })
  void anythingElseIsRefused(String content) {
    assertThat(refusal(content + NEXT).status()).isEqualTo(400);
    assertThat(refusal(content + NEXT).close()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ffffffff¶", "80000000¶", "41¶", "1¶a¶1¶a¶1¶a¶1¶a¶1¶a¶1¶a¶30¶"})
  void contentThatIsTooLongIsRefusedAtTheSizeOfTheChunk(String content) {
    assertThat(refusal(content).status()).isEqualTo(413);
  }

  @Test
  void thousandsOfChunksAreRefused() {
    ByteBuf chunks = Unpooled.wrappedBuffer(bytes("1¶a¶".repeat(4097) + "0¶¶"));

    Refusal refusal =
        catchThrowableOfType(
                RefusedException.class, () -> new ContentScanner(CHUNKED, 1 << 20).end(chunks, 0))
            .refusal();

    assertThat(refusal.status()).isEqualTo(413);
    assertThat(refusal.close()).isTrue();
  }

  @Test
  void aLengthIsCountedFromTheEndOfTheHead() throws RefusedException {
    ContentScanner scanner = new ContentScanner(new Content(Content.Framing.LENGTH, 3), MOST);

    assertThat(scanner.end(Unpooled.wrappedBuffer(bytes("headab")), 4)).isEqualTo(-1);
    assertThat(scanner.end(Unpooled.wrappedBuffer(bytes("headabcGET")), 4)).isEqualTo(3);
  }

  @Test
  void whereNothingFollowsTheEndIsThere() throws RefusedException {
    ContentScanner scanner = new ContentScanner(new Content(Content.Framing.NONE, 0), MOST);

    assertThat(scanner.end(Unpooled.wrappedBuffer(bytes("head")), 4)).isZero();
  }

  private static int end(String content) throws RefusedException {
    ByteBuf buffer = Unpooled.wrappedBuffer(bytes(content));
    return new ContentScanner(CHUNKED, MOST).end(buffer, 0);
  }

  private static Refusal refusal(String content) {
    return catchThrowableOfType(RefusedException.class, () -> end(content)).refusal();
  }

  private static byte[] bytes(String content) {
    return content.replace("¶", "\r\n").replace("␊", "\n").getBytes(StandardCharsets.ISO_8859_1);
  }
}
