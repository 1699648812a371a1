package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.contract.image.Level;
import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.TestPicture;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.dataset.source.TestArchives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** Images in a folder, and opening them packed. */
abstract class PackedImagesTest {
  static final byte[] NOTES = "notes".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path temporary;

  final Map<String, byte[]> files = new TreeMap<>();

  /** Image i is plain, of red 2 i. */
  void addImages(int count) {
    for (int i = 0; i < count; i++) {
      files.put(
          String.format(Locale.ROOT, "%03d.png", i), TestPicture.plain(20, 16, (i * 2) << 16));
    }
  }

  ImageSource folder() throws IOException {
    return new ImageSources().of(TestArchives.folder(temporary.resolve("images"), files));
  }

  PackedDataset open(ImageSource source, double holdout, double maximumRejected) {
    return open(source, new DatasetOptions(8, Crop.CENTER, false, holdout, maximumRejected, 1));
  }

  PackedDataset open(ImageSource source, DatasetOptions options) {
    return PackedDataset.open(source, options, temporary.resolve("cache"), PackingProgress.SILENT);
  }

  static Set<Integer> reds(PackedDataset dataset, boolean holdout) {
    Set<Integer> reds = new HashSet<>();
    float[] image = new float[dataset.imageLength()];
    int count = holdout ? dataset.holdoutImages() : dataset.trainingImages();
    for (int i = 0; i < count; i++) {
      if (holdout) {
        dataset.holdout(i, image, 0);
      } else {
        dataset.training(i, false, image, 0);
      }
      reds.add(Level.of(image[0]) & 0xff);
    }
    return reds;
  }

  Path cacheFile() throws IOException {
    try (Stream<Path> cache = Files.list(temporary.resolve("cache"))) {
      List<Path> found = cache.filter(Files::isRegularFile).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
