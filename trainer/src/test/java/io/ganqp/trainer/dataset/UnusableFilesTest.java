package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.source.DatasetException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnusableFilesTest extends PackedImagesTest {
  @Test
  void leavesOutUnusableFilesAndSaysWhy() throws Exception {
    addImages(9);
    files.put("notes.txt", NOTES);
    PackedDataset dataset = open(folder(), 0, 0.1);
    assertThat(dataset.trainingImages()).isEqualTo(9);
    assertThat(dataset.rejects().counts()).isEqualTo(Map.of(RejectReason.FOREIGN, 1L));
    assertThat(dataset.rejects().first().get(0).name()).isEqualTo("notes.txt");
    assertThat(dataset.rejects().summary()).isEqualTo("1 left out: 1 not a supported image");
  }

  @Test
  void refusesTooManyUnusableFiles() throws Exception {
    addImages(8);
    byte[] image = files.get("000.png");
    files.put("broken.png", Arrays.copyOf(image, image.length - 30));
    files.put("notes.txt", NOTES);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> open(folder(), 0, 0.1))
        .withMessageContaining("20.0% of the files in the folder")
        .withMessageContaining("at most 10.0% may be")
        .withMessageContaining("remove or repair them, or raise the limit")
        .withMessageContaining("broken.png")
        .withMessageContaining("notes.txt: not a supported image");
    assertThat(open(folder(), 0, 0.2).trainingImages()).isEqualTo(8);
  }

  @Test
  void refusesSourcesWithoutAnImage() throws Exception {
    Files.createDirectory(temporary.resolve("images"));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> open(folder(), 0, 1))
        .withMessageContaining("no usable image")
        .withMessageContaining("none left out");
    files.put("notes.txt", NOTES);
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> open(folder(), 0, 1))
        .withMessageContaining("notes.txt");
  }
}
