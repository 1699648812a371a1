package io.ganqp.trainer.dataset.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.fuzz.DamagedReads;
import io.ganqp.trainer.dataset.image.ImageLimits;
import io.ganqp.trainer.dataset.image.TestPicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever befell an archive, each of its files is an image or left out, or it is refused. */
class DamagedArchivesTest {
  private static final int TRIES = 80;
  private static final ImageSources BOUNDED =
      new ImageSources(new SourceLimits(1000, 1 << 24), new ImageLimits(1 << 20, 1 << 16));
  private static final Map<String, byte[]> FILES =
      Map.of(
          "a/1.png",
          TestPicture.plain(8, 8, 1 << 16),
          "2.bmp",
          TestPicture.encoded("bmp"),
          "notes.txt",
          new byte[100]);

  @TempDir Path folder;

  @Test
  void zip() throws IOException {
    readOrRefuse(TestArchives.zip(folder.resolve("images"), FILES));
  }

  @Test
  void tar() throws IOException {
    readOrRefuse(TestArchives.tar(folder.resolve("images"), FILES));
  }

  @Test
  void compressedTar() throws IOException {
    readOrRefuse(TestArchives.tarGz(folder.resolve("images"), FILES));
  }

  private static void readOrRefuse(Path archive) throws IOException {
    assertThat(Listing.of(BOUNDED, archive)).hasSize(3);
    new DamagedReads<List<String>>(
            Files.readAllBytes(archive),
            bytes -> Listing.of(BOUNDED, Files.write(archive, bytes)),
            DatasetException.class,
            archive.toString())
        .readOrRefuse(TRIES);
  }
}
