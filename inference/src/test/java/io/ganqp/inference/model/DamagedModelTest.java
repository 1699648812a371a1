package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.inference.image.RgbImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;

/** Whatever happened to a file: it makes faces, or is refused with a message. */
class DamagedModelTest {
  private static final byte[] MODEL = OnnxFixture.tiny(2, 4).bytes();
  private static final byte[] OTHER = OnnxFixture.dcgan(2, 1).bytes();

  private static Path file;

  @BeforeContainer
  static void create() throws IOException {
    file = Files.createTempFile("damaged", ".onnx");
  }

  @AfterContainer
  static void delete() throws IOException {
    Files.delete(file);
  }

  @Property(tries = 400, shrinking = ShrinkingMode.OFF)
  void servesFacesOrSaysWhatIsWrong(@ForAll long seed) throws Exception {
    Files.write(file, damaged(new Random(seed)));
    try (Generator generator = load()) {
      int side = generator.facts().resolution();
      try (GeneratorRun run = generator.newRun(1)) {
        run.prepare(0, Latent.of(seed, 1f));
        run.run(1);
        run.draw(0, new RgbImage(side, side), 0, 0);
      }
    } catch (UnusableModelException e) {
      assertThat(e.getMessage()).isNotBlank().doesNotContain("report this");
    } catch (NotFiniteException e) {
      assertThat(e.getMessage()).contains("pixel");
    }
  }

  private static Generator load() {
    Map<String, String> settings =
        Map.of("ganqp.model", file.toString(), "ganqp.run-timeout", "5s", "ganqp.batch-size", "2");
    return new GeneratorLoader(Configured.with(settings)).load().generator();
  }

  /** A few of: a bit flipped, a byte replaced, the end cut off, a part removed, one put in. */
  private static byte[] damaged(Random random) {
    byte[] bytes = MODEL.clone();
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
      switch (random.nextInt(5)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = at == 0 ? bytes : Arrays.copyOf(bytes, at);
        case 3 -> bytes = spliced(bytes, at, end, new byte[0]);
        default -> {
          int from = random.nextInt(OTHER.length);
          int to = Math.min(OTHER.length, from + 1 + random.nextInt(60));
          bytes = spliced(bytes, at, end, Arrays.copyOfRange(OTHER, from, to));
        }
      }
      if (bytes.length == 0) {
        return MODEL;
      }
    }
    return bytes;
  }

  private static byte[] spliced(byte[] bytes, int from, int to, byte[] middle) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(bytes, 0, from);
    out.writeBytes(middle);
    out.write(bytes, to, bytes.length - to);
    return out.toByteArray();
  }
}
