package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.image.RejectReason;
import io.ganqp.trainer.dataset.image.TestPicture;
import io.ganqp.trainer.dataset.source.DatasetException;
import io.ganqp.trainer.dataset.source.ImageSource;
import io.ganqp.trainer.dataset.source.ImageSources;
import io.ganqp.trainer.dataset.source.TestArchives;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedDatasetTest {
  private static final byte[] NOTES = "notes".getBytes(StandardCharsets.US_ASCII);

  @TempDir Path temporary;

  private final Map<String, byte[]> files = new TreeMap<>();

  /** Image i is plain, of red 2 i. */
  private void addImages(int count) {
    for (int i = 0; i < count; i++) {
      files.put(
          String.format(Locale.ROOT, "%03d.png", i), TestPicture.plain(20, 16, (i * 2) << 16));
    }
  }

  private ImageSource folder() throws IOException {
    return new ImageSources().of(TestArchives.folder(temporary.resolve("images"), files));
  }

  private PackedDataset open(ImageSource source, double holdout, double maximumRejected) {
    return open(source, new DatasetOptions(8, Crop.CENTER, false, holdout, maximumRejected, 1));
  }

  private PackedDataset open(ImageSource source, DatasetOptions options) {
    return PackedDataset.open(source, options, temporary.resolve("cache"), PackingProgress.SILENT);
  }

  private static Set<Integer> reds(PackedDataset dataset, boolean holdout) {
    Set<Integer> reds = new HashSet<>();
    float[] image = new float[dataset.imageLength()];
    int count = holdout ? dataset.holdoutImages() : dataset.trainingImages();
    for (int i = 0; i < count; i++) {
      if (holdout) {
        dataset.holdout(i, image, 0);
      } else {
        dataset.training(i, false, image, 0);
      }
      reds.add(Math.round((image[0] + 1) * 127.5f));
    }
    return reds;
  }

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

  @Test
  void packsOnce() throws Exception {
    addImages(5);
    AtomicInteger packed = new AtomicInteger();
    DatasetOptions options = new DatasetOptions(8, Crop.CENTER, false, 0, 0, 1);
    for (int round = 0; round < 2; round++) {
      PackedDataset.open(
          folder(),
          options,
          temporary.resolve("cache"),
          (done, total) -> {
            packed.incrementAndGet();
            assertThat(total).hasValue(5);
          });
    }
    assertThat(packed).hasValue(5);
  }

  @Test
  void packsBitIdentically() throws Exception {
    addImages(40);
    PackedDataset one = open(folder(), 0, 0);
    byte[] first = Files.readAllBytes(cacheFile());
    Files.delete(cacheFile());
    PackedDataset two = open(folder(), 0, 0);
    assertThat(Files.readAllBytes(cacheFile())).isEqualTo(first);
    assertThat(two.fingerprint()).isEqualTo(one.fingerprint()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.001, 0.3, 0.9, 0.999})
  void packsAgainWhenAByteOfTheCacheChanged(double where) throws Exception {
    addImages(5);
    open(folder(), 0, 0);
    byte[] good = Files.readAllBytes(cacheFile());
    byte[] damaged = good.clone();
    damaged[(int) (where * damaged.length)] ^= 1;
    Files.write(cacheFile(), damaged);
    assertThat(open(folder(), 0, 0).trainingImages()).isEqualTo(5);
    assertThat(Files.readAllBytes(cacheFile())).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 15, 40, 56, 500})
  void packsAgainWhenTheCacheEndsEarly(int length) throws Exception {
    addImages(5);
    open(folder(), 0, 0);
    byte[] good = Files.readAllBytes(cacheFile());
    Files.write(cacheFile(), Arrays.copyOf(good, length));
    assertThat(open(folder(), 0, 0).trainingImages()).isEqualTo(5);
    assertThat(Files.readAllBytes(cacheFile())).isEqualTo(good);
  }

  @Test
  void leavesNothingHalfWrittenBehind() throws Exception {
    addImages(5);
    DatasetOptions options = new DatasetOptions(8, Crop.CENTER, false, 0, 0, 1);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(
            () ->
                PackedDataset.open(
                    folder(),
                    options,
                    temporary.resolve("cache"),
                    (done, total) -> {
                      throw new IllegalStateException("stopped");
                    }));
    try (Stream<Path> cache = Files.list(temporary.resolve("cache"))) {
      assertThat(cache).isEmpty();
    }
  }

  @Test
  void clearsAwayWhatAKilledProcessLeft() throws Exception {
    addImages(2);
    Path cache = Files.createDirectory(temporary.resolve("cache"));
    Path abandoned = Files.createFile(cache.resolve("0123.faces.1.part"));
    Files.setLastModifiedTime(abandoned, FileTime.fromMillis(0));
    Path beingWritten = Files.createFile(cache.resolve("0123.faces.2.part"));
    open(folder(), 0, 0);
    assertThat(abandoned).doesNotExist();
    assertThat(beingWritten).exists();
  }

  @Test
  void saysWhatToDoWhereTheCacheCannotBeWritten() throws Exception {
    addImages(1);
    Files.createFile(temporary.resolve("cache"));
    assertThatExceptionOfType(DatasetException.class)
        .isThrownBy(() -> open(folder(), 0, 0))
        .withMessageContaining("check the folder's permissions and free space");
  }

  private Path cacheFile() throws IOException {
    try (Stream<Path> cache = Files.list(temporary.resolve("cache"))) {
      List<Path> found = cache.toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }
}
