package io.ganqp.trainer.monitor.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.monitor.image.SampleGrid;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class EmbeddedImageTest {

  @Test
  void aSmallTileHasEveryPixel() throws IOException {
    float[] planes = {-1, 1, -1, -1, 1, -1, -1, 0, -1, -1, 1, -1};

    String uri = EmbeddedImage.tile(planes, 2);

    assertThat(uri).startsWith("data:image/png;base64,");
    BufferedImage image = image(uri);
    assertThat(image.getRGB(0, 0, 2, 2, null, 0, 2))
        .containsExactly(0xff00ff00, 0xffff0000, 0xff0000ff, 0xff008000);
  }

  @Test
  void aLargeTileIsAJpegOfTwiceTheSizeThatItIsShownIn() throws IOException {
    String uri = EmbeddedImage.tile(noise(512), 512);

    assertThat(uri).startsWith("data:image/jpeg;base64,");
    assertThat(image(uri).getWidth()).isEqualTo(256);
  }

  @Test
  void makesLargeGridsSmaller() throws IOException {
    byte[] large = new SampleGrid(1, 1, 0, 1).png(noise(1200), 1200, 1200);

    assertThat(image(EmbeddedImage.boundedUri(large)).getWidth()).isEqualTo(1024);
  }

  private static float[] noise(int side) {
    float[] noise = new float[3 * side * side];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) Math.sin(i * (double) i);
    }
    return noise;
  }

  private static BufferedImage image(String uri) throws IOException {
    byte[] file = Base64.getDecoder().decode(uri.substring(uri.indexOf(',') + 1));
    return ImageIO.read(new ByteArrayInputStream(file));
  }
}
