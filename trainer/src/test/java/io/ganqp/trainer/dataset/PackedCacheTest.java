package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ganqp.trainer.dataset.image.Crop;
import io.ganqp.trainer.dataset.source.DatasetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackedCacheTest extends PackedImagesTest {
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
    assertThat(two.images().digest()).isEqualTo(one.images().digest()).matches("[0-9a-f]{64}");
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
      assertThat(cache.filter(Files::isRegularFile)).isEmpty();
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
}
