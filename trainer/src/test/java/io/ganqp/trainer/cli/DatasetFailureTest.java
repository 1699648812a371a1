package io.ganqp.trainer.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What can be wrong with images. */
class DatasetFailureTest extends FailingTrainingTest {
  @Test
  void aMissingFolderOfImages() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs}}");

    fails(
        ExitCode.DATASET,
        "there is no dataset at "
            + folder.resolve("photographs")
            + ": name an existing folder, .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz");
  }

  @Test
  void anEmptyFolderOfImages() throws IOException {
    photographs();

    fails(
        ExitCode.DATASET,
        "there is no usable image in the folder " + folder.resolve("photographs"),
        "put JPEG, PNG, BMP, GIF, WebP, PGM or PPM files there");
  }

  @Test
  void tooManyBrokenImages() throws IOException {
    Path photographs = photographs();
    for (int i = 0; i < 18; i++) {
      GeneratedImages.png(photographs.resolve(i + ".png"), i);
    }
    Files.writeString(photographs.resolve("notes.txt"), "not an image");
    Files.write(photographs.resolve("broken.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});

    fails(
        ExitCode.DATASET,
        "10.0% of the files in the folder "
            + photographs
            + " are unusable, and at most 5.0% may be",
        "remove or repair them, or raise the limit",
        "notes.txt",
        "broken.png");
  }

  @Test
  void anArchiveThatIsNone() throws IOException {
    edit("{builtin: {images: 16}}", "{volume: {claimName: photographs, path: faces.zip}}");
    Files.createDirectory(folder.resolve("photographs"));
    Path archive = Files.writeString(folder.resolve("photographs/faces.zip"), "faces");

    fails(
        ExitCode.DATASET,
        archive + " is neither a folder nor a .zip, .tar, .tar.gz, .tar.bz2 or .tar.xz archive",
        "put images into a folder or one of these archives");
  }

  @Test
  void anInspectionOfAnEmptyFolder() throws IOException {
    Path photographs = photographs();

    CommandLineRun run = CommandLineRun.of("dataset", "inspect", "-f", yaml.toString());

    assertThat(run.exitCode()).isEqualTo(ExitCode.DATASET.code());
    assertThat(run.out()).contains("folder " + photographs).containsPattern("images +0");
  }
}
