package io.ganqp.trainer.monitor.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.image.Level;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SampleGridTest {
  private static final int WHITE = 0xffffffff;
  private static final int BLACK = 0xff000000;

  @Test
  void putsEveryPixelInItsPlace() throws IOException {
    float[] first = {-1, 1, /* green */ -1, 1, /* blue */ -1, -1};
    float[] second = {1, -1, -1, -1, -1, 1};
    BufferedImage grid = read(new SampleGrid(2, 1, 1, 1).png(List.of(first, second), 1, 2));

    assertThat(pixels(grid))
        .isDeepEqualTo(new int[][] {{BLACK, 0xffffff00}, {WHITE, WHITE}, {0xffff0000, 0xff0000ff}});
  }

  @Test
  void fillsRowsFirstAndLeavesTheRestWhite() throws IOException {
    float[] black = {-1, -1, -1};
    BufferedImage grid = read(new SampleGrid(2, 2, 0, 1).png(List.of(black, black, black), 1, 1));
    assertThat(pixels(grid)).isDeepEqualTo(new int[][] {{BLACK, BLACK}, {BLACK, WHITE}});
  }

  @Test
  void enlargesPixelsToSquaresButNotTheGutter() throws IOException {
    float[] black = {-1, -1, -1};
    BufferedImage grid = read(new SampleGrid(1, 2, 1, 3).png(List.of(black, black), 1, 1));
    int[] row = {BLACK, BLACK, BLACK, WHITE, BLACK, BLACK, BLACK};
    assertThat(pixels(grid)).isDeepEqualTo(new int[][] {row, row, row});
  }

  @Test
  void roundsToTheNearestLevelAndClips() throws IOException {
    float[] image = {0f, 0.5f, 7f, -7f, Float.NaN, 1f};
    float[] planes = new float[18];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = image[i % 6];
    }
    BufferedImage grid = read(new SampleGrid(1, 1, 0, 1).png(List.of(planes), 1, 6));
    assertThat(pixels(grid)[0]).containsExactly(0xff808080, 0xffbfbfbf, WHITE, BLACK, BLACK, WHITE);
  }

  /** The service draws by the same levels, so that its faces are those of the trainer. */
  @Test
  void drawsTheLevelsOfTheContract() throws IOException {
    int side = 64;
    float[] planes = new float[3 * side * side];
    for (int i = 0; i < planes.length; i++) {
      planes[i] = (i - 6000) / 5000f;
    }

    BufferedImage grid = read(new SampleGrid(1, 1, 0, 1).png(List.of(planes), side, side));

    for (int i = 0; i < planes.length; i++) {
      int pixel = i % (side * side);
      int rgb = grid.getRGB(pixel % side, pixel / side);
      int channel = i / (side * side);
      assertThat((byte) (rgb >> (16 - 8 * channel))).isEqualTo(Level.of(planes[i]));
    }
  }

  @Test
  void givesTheSameBytesForTheSameImages() {
    float[] images = new float[4 * 3 * 8 * 8];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) Math.sin(i);
    }
    SampleGrid grid = SampleGrid.of(2, 2, 8);
    assertThat(grid.png(images, 8, 8)).isEqualTo(grid.png(images.clone(), 8, 8));
  }

  @Test
  void enlargesSmallFacesOnly() {
    assertThat(SampleGrid.of(8, 8, 32).scale()).isEqualTo(4);
    assertThat(SampleGrid.of(8, 8, 128).scale()).isEqualTo(1);
    assertThat(SampleGrid.of(8, 8, 512).scale()).isEqualTo(1);
  }

  @Test
  void refusesWhatDoesNotFit() {
    SampleGrid grid = new SampleGrid(1, 1, 0, 1);
    assertThatThrownBy(() -> grid.png(new float[6], 1, 1)).hasMessageContaining("2 images");
    assertThatThrownBy(() -> grid.png(new float[4], 1, 1)).hasMessageContaining("4 values");
    assertThatThrownBy(() -> grid.png(List.of(new float[4]), 1, 1))
        .hasMessageContaining("an image of 4 values");
    assertThatThrownBy(() -> new SampleGrid(0, 1, 0, 1)).hasMessageContaining("0 rows");
    assertThatThrownBy(() -> new SampleGrid(200, 1, 0, 128).png(List.of(), 1, 1))
        .hasMessageContaining("larger than 16384");
  }

  private static BufferedImage read(byte[] png) throws IOException {
    return ImageIO.read(new ByteArrayInputStream(png));
  }

  private static int[][] pixels(BufferedImage image) {
    int[][] rows = new int[image.getHeight()][];
    for (int y = 0; y < rows.length; y++) {
      rows[y] = image.getRGB(0, y, image.getWidth(), 1, null, 0, image.getWidth());
    }
    return rows;
  }
}
