package io.ganqp.contract.latent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The document, the Python program beside it and {@link SeededLatent} say the same. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SeededLatentSpecificationTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "seed-to-z.md");
  private static final Path PROGRAM = Path.of("..", "docs", "seed_to_z.py");

  private static Stream<String> vectorsOfTheDocument() {
    try {
      List<String> rows =
          Files.readAllLines(DOCUMENT).stream()
              .filter(line -> line.matches("\\| -?\\d+ (\\| [0-9a-f]{8} ){8}\\|"))
              .map(line -> line.replace("|", "").trim().replaceAll(" +", " "))
              .toList();
      assertThat(rows).as("test vectors in %s", DOCUMENT).hasSize(5);
      return rows.stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("vectorsOfTheDocument")
  void drawsTheTestVectors(String vector) {
    long seed = Long.parseLong(vector.substring(0, vector.indexOf(' ')));

    assertThat(line(seed, 8, 1f)).isEqualTo(vector);
  }

  @Test
  void agreesWithThePythonProgramToTheLastBit() throws Exception {
    assumeTrue(pythonIsThere(), "python3 is not installed: its comparison with Java is skipped");
    SplittableRandom random = new SplittableRandom(1);
    List<Long> seeds =
        new ArrayList<>(List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, (1L << 53) + 1));
    IntStream.range(0, 100).forEach(i -> seeds.add(random.nextLong()));

    for (String truncation : List.of("1", "0.7", "0.1")) {
      List<String> command = new ArrayList<>(List.of("python3", PROGRAM.toString()));
      command.addAll(List.of("128", truncation));
      seeds.forEach(seed -> command.add(seed.toString()));

      assertThat(output(command))
          .isEqualTo(
              seeds.stream()
                  .map(seed -> line(seed, 128, Float.parseFloat(truncation)))
                  .collect(Collectors.joining("\n")));
    }
  }

  private static String line(long seed, int dimension, float truncation) {
    FloatBuffer z = FloatBuffer.allocate(dimension);
    SeededLatent.draw(seed, truncation, dimension, z);
    StringBuilder line = new StringBuilder().append(seed);
    for (float value : z.array()) {
      line.append(' ').append(String.format("%08x", Float.floatToRawIntBits(value)));
    }
    return line.toString();
  }

  private static boolean pythonIsThere() {
    try {
      return output(List.of("python3", "-c", "print(1)")).equals("1");
    } catch (IOException | InterruptedException e) {
      return false;
    }
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("%s ended", command.get(0)).isTrue();
    assertThat(process.exitValue()).isZero();
    return text.strip().replace("\r", "");
  }
}
