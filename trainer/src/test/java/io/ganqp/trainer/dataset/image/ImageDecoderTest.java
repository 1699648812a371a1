package io.ganqp.trainer.dataset.image;

import static io.ganqp.trainer.dataset.image.TestPicture.BLUE;
import static io.ganqp.trainer.dataset.image.TestPicture.GREEN;
import static io.ganqp.trainer.dataset.image.TestPicture.RED;
import static io.ganqp.trainer.dataset.image.TestPicture.YELLOW;
import static io.ganqp.trainer.dataset.image.TestPicture.assertQuadrants;
import static io.ganqp.trainer.dataset.image.TestPicture.colorAt;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private final ImageDecoder decoder = new ImageDecoder(ImageLimits.DEFAULT);

  @ParameterizedTest
  @CsvSource({"png, PNG", "bmp, BMP", "gif, GIF"})
  void decodesLosslessFormatsExactly(String written, String format) throws Exception {
    DecodedImage image = decoder.decode(TestPicture.encoded(written));
    assertThat(image.format()).isEqualTo(format);
    assertThat(image.pixels().width()).isEqualTo(48);
    assertThat(image.pixels().height()).isEqualTo(32);
    // Java's GIF writer chooses a palette; its colours are near, not equal.
    assertQuadrants(image.pixels(), format.equals("GIF") ? 8 : 0, RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void decodesJpegNearly() throws Exception {
    DecodedImage image = decoder.decode(TestPicture.encoded("jpg"));
    assertThat(image.format()).isEqualTo("JPEG");
    assertQuadrants(image.pixels(), 6, RED, GREEN, BLUE, YELLOW);
  }

  @ParameterizedTest
  @CsvSource({
    "lossless.webp, WEBP, 0",
    "lossy.webp, WEBP, 8",
    "progressive.jpg, JPEG, 6",
    // Without a profile the inks' colours are a convention.
    "cmyk.jpg, JPEG, 60"
  })
  void decodesWhatCamerasAndEditorsWrite(String fixture, String format, int tolerance)
      throws Exception {
    DecodedImage image = decoder.decode(TestPicture.fixture(fixture));
    assertThat(image.format()).isEqualTo(format);
    assertQuadrants(image.pixels(), tolerance, RED, GREEN, BLUE, YELLOW);
  }

  @Test
  void laysTransparencyOnWhite() throws Exception {
    RgbImage webp = decoder.decode(TestPicture.fixture("transparent.webp")).pixels();
    assertQuadrants(webp, 0, Color.WHITE, Color.WHITE, BLUE, YELLOW);

    BufferedImage half = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
    half.setRGB(1, 1, 0x80_00_00_00);
    half.setRGB(2, 2, 0xff_0a_14_1e);
    RgbImage png = decoder.decode(TestPicture.encoded(half, "png")).pixels();
    assertThat(colorAt(png, 0, 0)).isEqualTo(Color.WHITE);
    assertThat(colorAt(png, 1, 1)).isEqualTo(new Color(127, 127, 127));
    assertThat(colorAt(png, 2, 2)).isEqualTo(new Color(10, 20, 30));
  }

  @Test
  void keepsTheValuesOfGreyImages() throws Exception {
    BufferedImage grey = new BufferedImage(16, 16, BufferedImage.TYPE_BYTE_GRAY);
    for (int i = 0; i < 256; i++) {
      grey.getRaster().setSample(i % 16, i / 16, 0, i);
    }
    RgbImage image = decoder.decode(TestPicture.encoded(grey, "png")).pixels();
    for (int i = 0; i < 256; i++) {
      assertThat(colorAt(image, i % 16, i / 16)).isEqualTo(new Color(i, i, i));
    }
  }

  @Test
  void keepsTheUpperEightOfSixteenBits() throws Exception {
    BufferedImage grey = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    grey.getRaster().setSamples(0, 0, 3, 1, 0, new int[] {0x0000, 0x80ff, 0xffff});
    RgbImage image = decoder.decode(TestPicture.encoded(grey, "png")).pixels();
    assertThat(image.sample(0, 0, 0)).isZero();
    assertThat(image.sample(1, 0, 1)).isEqualTo(0x80);
    assertThat(image.sample(2, 0, 2)).isEqualTo(0xff);
  }

  @Test
  void decodesSixteenBitColourWithAlpha() throws Exception {
    ComponentColorModel model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    WritableRaster raster = model.createCompatibleWritableRaster(2, 1);
    raster.setPixel(0, 0, new int[] {0x1234, 0x5678, 0x9abc, 0xffff});
    raster.setPixel(1, 0, new int[] {0x1234, 0x5678, 0x9abc, 0});
    byte[] png = TestPicture.encoded(new BufferedImage(model, raster, false, null), "png");
    RgbImage image = decoder.decode(png).pixels();
    assertThat(colorAt(image, 0, 0)).isEqualTo(new Color(0x12, 0x56, 0x9a));
    assertThat(colorAt(image, 1, 0)).isEqualTo(Color.WHITE);
  }

  @ParameterizedTest
  @ValueSource(ints = {BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
  void decodesPalettes(int type) throws Exception {
    BufferedImage image = TestPicture.image(type);
    RgbImage decoded = decoder.decode(TestPicture.encoded(image, "png")).pixels();
    for (int x = 0; x < 48; x += 5) {
      assertThat(colorAt(decoded, x, 7)).isEqualTo(new Color(image.getRGB(x, 7)));
    }
  }

  @Test
  void decodesPortableAnymaps() throws Exception {
    byte[] ppm = anymap("P6\n2 1\n255\n", 220, 30, 30, 40, 60, 200);
    assertThat(colorAt(decoder.decode(ppm).pixels(), 1, 0)).isEqualTo(BLUE);
    byte[] text =
        "P3\n# a comment\n2 1\n255\n220 30 30 40 60 200\n".getBytes(StandardCharsets.US_ASCII);
    assertThat(colorAt(decoder.decode(text).pixels(), 0, 0)).isEqualTo(RED);
    byte[] pgm = anymap("P5\n2 1\n255\n", 77, 200);
    assertThat(colorAt(decoder.decode(pgm).pixels(), 0, 0)).isEqualTo(new Color(77, 77, 77));
    byte[] deep = anymap("P5\n1 1\n65535\n", 0x80, 0xff);
    assertThat(decoder.decode(deep).pixels().sample(0, 0, 0)).isEqualTo(0x80);
    byte[] pbm = anymap("P4\n2 1\n", 0b0100_0000);
    assertThat(colorAt(decoder.decode(pbm).pixels(), 0, 0)).isEqualTo(Color.WHITE);
    assertThat(colorAt(decoder.decode(pbm).pixels(), 1, 0)).isEqualTo(Color.BLACK);
  }

  private static byte[] anymap(String header, int... samples) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    for (int sample : samples) {
      bytes.write(sample);
    }
    return bytes.toByteArray();
  }
}
