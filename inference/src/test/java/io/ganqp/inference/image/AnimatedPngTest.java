package io.ganqp.inference.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnimatedPngTest {
  private static final int WIDTH = 20;
  private static final int HEIGHT = 10;

  private final ImageEncoder encoder = new ImageEncoder();
  private final List<RgbImage> images =
      IntStream.range(0, 3).mapToObj(i -> PngEncoderTest.noise(WIDTH, HEIGHT, i)).toList();

  /** A chunk as a reader sees it. */
  private record Chunk(String type, ByteBuffer content) {}

  @AfterEach
  void close() {
    encoder.close();
  }

  @Test
  void repeatsItsFramesForEverEachAsLongAsIsSaid() {
    List<Chunk> chunks = chunks(animation(1234));

    assertThat(chunks)
        .extracting(Chunk::type)
        .containsExactly("IHDR", "acTL", "fcTL", "IDAT", "fcTL", "fdAT", "fcTL", "fdAT", "IEND");
    assertThat(of(chunks, "acTL")).containsExactly(ByteBuffer.allocate(8).putInt(0, 3));
    for (ByteBuffer control : of(chunks, "fcTL")) {
      assertThat(control.getInt(4)).isEqualTo(WIDTH);
      assertThat(control.getInt(8)).isEqualTo(HEIGHT);
      assertThat(control.getShort(20)).isEqualTo((short) 1234);
      assertThat(control.getShort(22)).isEqualTo((short) 1000);
    }
  }

  @Test
  void numbersItsFramesOneAfterAnother() {
    List<Integer> numbers =
        chunks(animation(80)).stream()
            .filter(chunk -> chunk.type().matches("fcTL|fdAT"))
            .map(chunk -> chunk.content().getInt(0))
            .toList();

    assertThat(numbers).containsExactly(0, 1, 2, 3, 4);
  }

  @Test
  void eachFrameIsThatImage() {
    List<Chunk> chunks = chunks(animation(80));
    List<ByteBuffer> later = of(chunks, "fdAT");

    assertThat(bytes(of(chunks, "IDAT").get(0))).isEqualTo(encoder.frame(images.get(0)));
    for (int i = 1; i < images.size(); i++) {
      ByteBuffer data = later.get(i - 1).position(Integer.BYTES);
      assertThat(bytes(data)).isEqualTo(encoder.frame(images.get(i)));
    }
  }

  @Test
  void whoKnowsNoAnimationSeesTheFirstFrame() throws IOException {
    int pixel = ImageIO.read(new ByteArrayInputStream(animation(80))).getRGB(3, 2);

    int at = (2 * WIDTH + 3) * 3;
    assertThat((byte) (pixel >> 16)).isEqualTo(images.get(0).pixels()[at]);
    assertThat((byte) pixel).isEqualTo(images.get(0).pixels()[at + 2]);
  }

  private byte[] animation(int frameMillis) {
    return AnimatedPng.encode(
        images.stream().map(encoder::frame).toList(), WIDTH, HEIGHT, frameMillis);
  }

  /** Every chunk, whose CRC is compared. */
  private static List<Chunk> chunks(byte[] png) {
    ByteBuffer file = ByteBuffer.wrap(png).position(8);
    List<Chunk> chunks = new ArrayList<>();
    while (file.hasRemaining()) {
      int length = file.getInt();
      CRC32 crc = new CRC32();
      crc.update(file.slice(file.position(), 4 + length));
      byte[] type = new byte[4];
      file.get(type);
      ByteBuffer content = file.slice(file.position(), length);
      file.position(file.position() + length);
      assertThat(file.getInt()).isEqualTo((int) crc.getValue());
      chunks.add(new Chunk(new String(type, StandardCharsets.US_ASCII), content));
    }
    return chunks;
  }

  private static List<ByteBuffer> of(List<Chunk> chunks, String type) {
    return chunks.stream().filter(chunk -> chunk.type().equals(type)).map(Chunk::content).toList();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    return Arrays.copyOfRange(
        buffer.array(),
        buffer.arrayOffset() + buffer.position(),
        buffer.arrayOffset() + buffer.limit());
  }
}
