package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/examples/grid.py} draws the faces that this program draws. */
class PythonExampleTest {

  private static final Path PROGRAM = Path.of("..", "docs", "examples", "grid.py");
  private static final Path TRAINING = Path.of("src", "test", "resources", "golden", "2");

  /** Versions of ONNX Runtime may sum in another order, and so round to the next level. */
  private static final int ROUNDING = 1;

  @TempDir Path folder;

  @Test
  @EnabledIfEnvironmentVariable(
      named = "GANQP_TEST_PYTHON",
      matches = ".+",
      disabledReason = "it names a Python with numpy, onnxruntime and pillow")
  void itDrawsTheSameGrid() throws Exception {
    Path ours = folder.resolve("java.png");
    Path theirs = folder.resolve("python.png");
    String[] grid = {"--seed", "40", "--rows", "2", "--columns", "3"};

    CommandLineRun run =
        CommandLineRun.of(with(grid, "sample", TRAINING.toString(), "-o", ours.toString()));
    assertThat(run.exitCode()).as(run.err()).isZero();
    python(with(grid, PROGRAM.toString(), TRAINING.toString(), theirs.toString()));

    assertThat(largestDifference(ImageIO.read(ours.toFile()), ImageIO.read(theirs.toFile())))
        .isLessThanOrEqualTo(ROUNDING);
  }

  private static void python(String... arguments) throws Exception {
    Process process =
        new ProcessBuilder(with(arguments, System.getenv("GANQP_TEST_PYTHON")))
            .redirectErrorStream(true)
            .start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).as(output).isZero();
  }

  private static String[] with(String[] last, String... first) {
    return Stream.of(first, last).flatMap(Stream::of).toArray(String[]::new);
  }

  private static int largestDifference(BufferedImage a, BufferedImage b) {
    assertThat(b.getWidth()).isEqualTo(a.getWidth());
    assertThat(b.getHeight()).isEqualTo(a.getHeight());
    int largest = 0;
    for (int y = 0; y < a.getHeight(); y++) {
      for (int x = 0; x < a.getWidth(); x++) {
        for (int shift = 0; shift < 24; shift += 8) {
          int difference = (a.getRGB(x, y) >> shift & 255) - (b.getRGB(x, y) >> shift & 255);
          largest = Math.max(largest, Math.abs(difference));
        }
      }
    }
    return largest;
  }
}
