package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.contract.fuzz.Fuzzing;
import io.ganqp.inference.image.RgbImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happened to a file: it makes faces, or is refused with a message. */
class DamagedModelTest {
  private static final byte[] MODEL = OnnxFixture.tiny(2, 4).bytes();
  private static final byte[] OTHER = OnnxFixture.dcgan(2, 1).bytes();
  private static final int TRIES = 200;

  @TempDir Path folder;

  @Test
  void damaged() {
    new DamagedReads<>(MODEL, this::face, UnusableModelException.class, "").readOrRefuse(TRIES);
  }

  @Test
  void withPartsOfAnother() {
    Fuzzing.run(
        TRIES,
        random -> {
          try {
            face(spliced(random));
          } catch (UnusableModelException e) {
            assertThat(e.getMessage()).isNotBlank();
          } catch (Exception e) {
            throw new AssertionError(e);
          }
        });
  }

  private String face(byte[] onnx) throws Exception {
    try (Generator generator = load(Files.write(folder.resolve("damaged.onnx"), onnx))) {
      int side = generator.facts().resolution();
      try (GeneratorRun run = generator.newRun(1)) {
        run.prepare(0, Latent.of(42, 1f));
        run.run(1);
        run.draw(0, new RgbImage(side, side), 0, 0);
      }
      return generator.facts().toString();
    } catch (UnusableModelException e) {
      assertThat(e.getMessage()).doesNotContain("report this");
      throw e;
    } catch (NotFiniteException e) {
      assertThat(e.getMessage()).contains("pixel");
      return e.getMessage();
    }
  }

  private static Generator load(Path file) {
    Map<String, String> settings =
        Map.of("ganqp.model", file.toString(), "ganqp.run-timeout", "5s", "ganqp.batch-size", "2");
    return LoadedFixture.loader(Configured.with(settings)).load().generator();
  }

  /** The model with a few parts of the other one instead of its own. */
  private static byte[] spliced(SplittableRandom random) {
    byte[] bytes = MODEL;
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      int end = Math.min(bytes.length, at + random.nextInt(40));
      int from = random.nextInt(OTHER.length);
      int to = Math.min(OTHER.length, from + 1 + random.nextInt(60));
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, at);
      out.write(OTHER, from, to - from);
      out.write(bytes, end, bytes.length - end);
      bytes = out.toByteArray();
    }
    return bytes;
  }
}
