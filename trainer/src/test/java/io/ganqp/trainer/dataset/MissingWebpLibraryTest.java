package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.TestPicture;
import io.ganqp.trainer.dataset.image.codec.DecoderUnavailableException;
import io.ganqp.trainer.dataset.source.ImageSources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that may not unpack libwebp, as on a folder that is mounted noexec. */
class MissingWebpLibraryTest {
  private static final String FOLDER = "/proc/no-such-folder";

  @TempDir Path images;

  @Test
  void isAnErrorOfTheRunAndNoReasonToLeaveImagesOut() throws Exception {
    Files.write(images.resolve("good.webp"), TestPicture.fixture("lossless.webp"));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dcom.luciad.imageio.webp.tmpdir=" + FOLDER,
                "-cp",
                System.getProperty("java.class.path"),
                Pack.class.getName(),
                images.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    assertThat(said)
        .startsWith("WebP images can't be read: libwebp can't be loaded from " + FOLDER)
        .contains("if that folder is mounted noexec, name another");
  }

  /** Packs a folder and prints what this machine lacks. */
  static final class Pack {
    private Pack() {}

    public static void main(String[] arguments) {
      try {
        new ImagePipeline(8, Crop.CENTER)
            .run(new ImageSources().of(Path.of(arguments[0])), System.out::println);
      } catch (DecoderUnavailableException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
