package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.TestPicture;
import io.ganqp.trainer.dataset.image.codec.DecoderUnavailableException;
import io.ganqp.trainer.dataset.source.ImageSources;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JDK that lacks what reads JPEG, as a stripped one does. */
class IncompleteJdkTest {
  private static final String READER = "com/sun/imageio/plugins/jpeg/JPEGImageReader";

  @TempDir Path images;
  @TempDir Path patch;

  @BeforeEach
  void oneGoodImage() throws Exception {
    Files.write(images.resolve("good.jpg"), TestPicture.encoded("jpg"));
  }

  @Test
  void whoseReaderCannotBeLoadedIsAnErrorOfTheRun() throws Exception {
    Path broken = patch.resolve(READER + ".class");
    Files.createDirectories(broken.getParent());
    Files.write(broken, new byte[] {1, 2, 3});
    assertThat(pack("--patch-module", "java.desktop=" + patch))
        .startsWith("JPEG images can't be read: the JDK in ")
        .contains("java.lang.ClassFormatError", "use a JDK with the whole module java.desktop");
  }

  @Test
  void whoseReaderIsMissingIsAnErrorOfTheRun() throws Exception {
    assertThat(pack("-Dwithout.jpeg=true"))
        .startsWith("the JDK in ")
        .contains(" has no com.sun.imageio.plugins.jpeg.JPEGImageReaderSpi");
  }

  private String pack(String... options) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(Pack.class.getName(), images.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said;
  }

  /** Packs a folder and prints what this machine lacks. */
  static final class Pack {
    private Pack() {}

    public static void main(String[] arguments) {
      if (Boolean.getBoolean("without.jpeg")) {
        IIORegistry registry = IIORegistry.getDefaultInstance();
        registry.deregisterServiceProvider(
            registry
                .getServiceProviders(
                    ImageReaderSpi.class,
                    spi -> spi.getClass().getName().endsWith(".JPEGImageReaderSpi"),
                    false)
                .next());
      }
      try {
        new ImagePipeline(8, Crop.CENTER)
            .run(new ImageSources().of(Path.of(arguments[0])), System.out::println);
      } catch (DecoderUnavailableException e) {
        System.out.println(e.getMessage());
      }
    }
  }
}
