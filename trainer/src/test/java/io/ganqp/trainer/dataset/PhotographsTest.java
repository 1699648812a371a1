package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.ImageSources;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;

/** Real photographs: the zip archive of Caltech-101's Faces_easy, where the machine has it. */
@EnabledIfEnvironmentVariable(
    named = "GANQP_TEST_FACES",
    matches = ".+",
    disabledReason = "GANQP_TEST_FACES doesn't name the zip archive of 435 face photographs")
class PhotographsTest {
  @TempDir Path cache;

  @Test
  void packsAllOfThem() {
    PackedDataset faces =
        PackedDataset.open(
            new ImageSources().of(Path.of(System.getenv("GANQP_TEST_FACES"))),
            new DatasetOptions(64, Crop.CENTER, true, 0.1, 0, 42),
            cache,
            PackingProgress.SILENT);
    assertThat(faces.trainingImages() + faces.holdoutImages()).isEqualTo(435);
    assertThat(faces.rejects().total()).isZero();
    assertThat(faces.enlargedImages()).isZero();
  }
}
