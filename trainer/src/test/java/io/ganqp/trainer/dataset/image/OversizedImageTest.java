package io.ganqp.trainer.dataset.image;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Small files that would take much memory or time. */
class OversizedImageTest {
  private static final long LITTLE = 64L << 20;

  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  static Stream<Arguments> headers() {
    return Stream.of(
        Arguments.of("tall PNG", png(1, 40_000_000)),
        Arguments.of("wide PNG", png(40_000_000, 1)),
        Arguments.of("large PNG", png(60_000, 60_000)),
        Arguments.of("tall PNM", "P5\n1 40000000\n255\n".getBytes(ISO_8859_1)),
        Arguments.of("wide PNM", "P1\n2000000000 1\n".getBytes(ISO_8859_1)),
        Arguments.of("tall BMP", bmp(1, 40_000_000)),
        Arguments.of("upside down BMP", bmp(1, -40_000_000)),
        Arguments.of("GIF of a large canvas", gif(65_535, 65_535, 0)),
        Arguments.of("GIF of a frame far outside", gif(1, 1, 65_535)),
        Arguments.of("large JPEG", jpeg(65_535, 65_535)),
        Arguments.of("animated WebP of a large canvas", webp()));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void isLeftOutByItsHeader(String name, byte[] encoded) {
    long before = allocated();
    RejectedImageException rejected =
        assertThatExceptionOfType(RejectedImageException.class)
            .isThrownBy(() -> decoder.decode(encoded))
            .actual();
    assertThat(rejected.reason()).isEqualTo(RejectReason.TOO_MANY_PIXELS);
    assertThat(allocated() - before).isLessThan(LITTLE);
  }

  @Test
  void namesSidesAndLimits() {
    assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> decoder.decode(png(1, 40_000_000)))
        .withMessage("1×40000000 pixels, the limit of a side is 65,535");
  }

  @Test
  void isReadWithoutMetadataThatInflateWithoutEnd() throws Exception {
    byte[] picture = TestPicture.encoded("png");
    byte[] zeros = deflated(200 << 20);
    byte[] profile = inserted(picture, chunk("iCCP", "name\0\0", zeros));
    byte[] text = inserted(picture, chunk("zTXt", "Raw profile type exif\0\0", zeros));
    for (byte[] bomb : new byte[][] {profile, text}) {
      long before = allocated();
      assertThat(decoder.decode(bomb).pixels().width()).isEqualTo(TestPicture.WIDTH);
      assertThat(allocated() - before).isLessThan(LITTLE);
    }
  }

  @Test
  void isLeftOutWhereAJpegHasScansWithoutEnd() {
    byte[] jpeg = TestPicture.fixture("progressive.jpg");
    int scan = new String(jpeg, ISO_8859_1).lastIndexOf("\u00ff\u00da");
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    bomb.write(jpeg, 0, scan);
    for (int i = 0; i < 2_000; i++) {
      bomb.write(jpeg, scan, jpeg.length - 2 - scan);
    }
    bomb.write(jpeg, jpeg.length - 2, 2);
    assertThatExceptionOfType(RejectedImageException.class)
        .isThrownBy(() -> decoder.decode(bomb.toByteArray()))
        .withMessage("JPEG: it has more than 50 scans");
  }

  @Test
  void isReadWhereABmpPromisesAPaletteWithoutEnd() throws Exception {
    byte[] bmp = TestPicture.encoded("bmp");
    ByteBuffer.wrap(bmp).order(ByteOrder.LITTLE_ENDIAN).putInt(46, Integer.MAX_VALUE);
    long before = allocated();
    assertThat(decoder.decode(bmp).pixels().width()).isEqualTo(TestPicture.WIDTH);
    assertThat(allocated() - before).isLessThan(LITTLE);
  }

  @Test
  void isScaledInLittleMemory() {
    RgbImage tall = new RgbImage(1, 65_535, new byte[3 * 65_535]);
    Resampler resampler = new Resampler(512, Crop.NONE);
    long before = allocated();
    assertThat(resampler.toSquare(tall)).hasSize(3 * 512 * 512);
    assertThat(allocated() - before).isLessThan(LITTLE / 4);
  }

  private static long allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return threads.getThreadAllocatedBytes(Thread.currentThread().getId());
  }

  private static byte[] png(int width, int height) {
    byte[] png = TestPicture.encoded("png");
    ByteBuffer header = ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
    CRC32 crc = new CRC32();
    crc.update(png, 12, 17);
    return header.putInt(29, (int) crc.getValue()).array();
  }

  private static byte[] bmp(int width, int height) {
    byte[] bmp = TestPicture.encoded("bmp");
    return ByteBuffer.wrap(bmp)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt(18, width)
        .putInt(22, height)
        .array();
  }

  private static byte[] gif(int screenWidth, int screenHeight, int frameX) {
    return ByteBuffer.allocate(40)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("GIF89a".getBytes(ISO_8859_1))
        .putShort((short) screenWidth)
        .putShort((short) screenHeight)
        .put(new byte[] {0, 0, 0, ','})
        .putShort((short) frameX)
        .putShort((short) 0)
        .putShort((short) 1)
        .putShort((short) 1)
        .put(new byte[] {0, 2, 2, 0x44, 1, 0, ';'})
        .array();
  }

  private static byte[] jpeg(int width, int height) {
    byte[] jpeg = TestPicture.encoded("jpg");
    int frame = new String(jpeg, ISO_8859_1).indexOf("\u00ff\u00c0");
    return ByteBuffer.wrap(jpeg)
        .putShort(frame + 5, (short) height)
        .putShort(frame + 7, (short) width)
        .array();
  }

  private static byte[] webp() {
    byte[] still = TestPicture.fixture("lossless.webp");
    int frame = 16 + still.length - 12;
    ByteBuffer webp = ByteBuffer.allocate(12 + 18 + 8 + frame).order(ByteOrder.LITTLE_ENDIAN);
    webp.put("RIFF".getBytes(ISO_8859_1)).putInt(webp.capacity() - 8);
    webp.put("WEBPVP8X".getBytes(ISO_8859_1)).putInt(10).putInt(2);
    webp.put(new byte[] {-1, -1, 0, -1, -1, 0});
    webp.put("ANMF".getBytes(ISO_8859_1)).putInt(frame).put(new byte[6]);
    webp.put(new byte[] {TestPicture.WIDTH - 1, 0, 0, TestPicture.HEIGHT - 1, 0, 0, 0, 0, 0, 0});
    return webp.put(still, 12, still.length - 12).array();
  }

  private static byte[] deflated(int zeros) {
    Deflater deflater = new Deflater();
    deflater.setInput(new byte[zeros]);
    deflater.finish();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] part = new byte[1 << 16];
    while (!deflater.finished()) {
      bytes.write(part, 0, deflater.deflate(part));
    }
    deflater.end();
    return bytes.toByteArray();
  }

  private static byte[] chunk(String type, String name, byte[] data) {
    ByteBuffer chunk = ByteBuffer.allocate(12 + name.length() + data.length);
    chunk.putInt(name.length() + data.length).put((type + name).getBytes(ISO_8859_1)).put(data);
    CRC32 crc = new CRC32();
    crc.update(chunk.array(), 4, chunk.position() - 4);
    return chunk.putInt((int) crc.getValue()).array();
  }

  private static byte[] inserted(byte[] png, byte[] chunk) {
    int header = 8 + 25;
    return ByteBuffer.allocate(png.length + chunk.length)
        .put(png, 0, header)
        .put(chunk)
        .put(png, header, png.length - header)
        .array();
  }
}
