package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.TestPicture;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.dataset.source.TestArchives;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PackedDatasetTest extends PackedImagesTest {
  @Test
  void givesChannelsInOrderScaledToMinusOneToOne() throws Exception {
    files.put("a.png", TestPicture.plain(20, 16, 0xff0033));
    PackedDataset dataset = open(folder(), 0, 0);
    float[] image = new float[1 + 3 * 64];
    dataset.training(0, false, image, 1);
    assertThat(image[0]).isZero();
    assertThat(Arrays.copyOfRange(image, 1, 65)).containsOnly(1f);
    assertThat(Arrays.copyOfRange(image, 65, 129)).containsOnly(-1f);
    assertThat(Arrays.copyOfRange(image, 129, 193)).containsOnly(0x33 / 127.5f - 1);
  }

  @Test
  void mirrorsRows() throws Exception {
    files.put("a.png", TestPicture.encoded("png"));
    PackedDataset dataset = open(folder(), 0, 0);
    float[] image = new float[dataset.imageLength()];
    float[] mirrored = new float[dataset.imageLength()];
    dataset.training(0, false, image, 0);
    dataset.training(0, true, mirrored, 0);
    assertThat(mirrored).isNotEqualTo(image);
    for (int i = 0; i < image.length; i++) {
      assertThat(mirrored[i / 8 * 8 + 7 - i % 8]).isEqualTo(image[i]);
    }
  }

  @Test
  void holdsOutWhatItNeverTrainsOn() throws Exception {
    addImages(50);
    PackedDataset dataset = open(folder(), 0.2, 0);
    assertThat(dataset.trainingImages()).isEqualTo(40);
    assertThat(dataset.holdoutImages()).isEqualTo(10);
    assertThat(reds(dataset, false)).hasSize(40).doesNotContainAnyElementsOf(reds(dataset, true));
  }

  @Test
  void splitsAndNumbersImagesAlikeWhateverHoldsThemAndAtEveryResolution() throws Exception {
    addImages(30);
    ImageSources sources = new ImageSources();
    PackedDataset folder = open(folder(), 0.3, 0);
    PackedDataset zip =
        open(sources.of(TestArchives.zip(temporary.resolve("i.zip"), files)), 0.3, 0);
    Map<String, byte[]> backwards = new TreeMap<>(Comparator.reverseOrder());
    backwards.putAll(files);
    PackedDataset tar =
        open(sources.of(TestArchives.tarGz(temporary.resolve("i.tgz"), backwards)), 0.3, 0);
    PackedDataset small = open(folder(), new DatasetOptions(4, Crop.NONE, false, 0.3, 0, 1));
    for (PackedDataset other : List.of(zip, tar, small)) {
      assertThat(reds(other, true)).isEqualTo(reds(folder, true));
    }
    float[] expected = new float[folder.imageLength()];
    float[] actual = new float[folder.imageLength()];
    for (int i = 0; i < folder.trainingImages(); i++) {
      folder.training(i, false, expected, 0);
      tar.training(i, false, actual, 0);
      assertThat(actual).isEqualTo(expected);
    }
  }

  @Test
  void choosesAnotherHeldOutPartForAnotherSeed() throws Exception {
    addImages(50);
    PackedDataset one = open(folder(), new DatasetOptions(8, Crop.CENTER, false, 0.2, 0, 1));
    PackedDataset two = open(folder(), new DatasetOptions(8, Crop.CENTER, false, 0.2, 0, 2));
    assertThat(reds(one, true)).isNotEqualTo(reds(two, true));
  }

  @Test
  void keepsCopiesOfAFileOnOneSide() throws Exception {
    addImages(20);
    Map<String, byte[]> copies = new TreeMap<>();
    files.forEach((name, content) -> copies.put("copy-" + name, content));
    files.putAll(copies);
    PackedDataset dataset = open(folder(), 0.25, 0);
    assertThat(dataset.trainingImages() + dataset.holdoutImages()).isEqualTo(40);
    assertThat(reds(dataset, false)).doesNotContainAnyElementsOf(reds(dataset, true));
  }

  @Test
  void refusesToHoldOutEverything() throws Exception {
    files.put("a.png", TestPicture.plain(9, 9, 0));
    files.put("b.png", TestPicture.plain(9, 9, 0));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> open(folder(), 0.5, 0))
        .withMessageContaining("leaves none to train on");
  }

  @Test
  void countsImagesThatItEnlarges() throws Exception {
    files.put("large.png", TestPicture.plain(9, 9, 0));
    files.put("small.png", TestPicture.plain(9, 7, 0x112233));
    assertThat(open(folder(), 0, 0).enlargedImages()).isEqualTo(1);
  }
}
