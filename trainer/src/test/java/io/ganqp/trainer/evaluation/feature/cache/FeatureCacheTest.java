package io.ganqp.trainer.evaluation.feature.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.trainer.evaluation.feature.Features;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeatureCacheTest {

  private static final FeatureKey KEY = new FeatureKey("faces", "held out", "inception", 3, 2);
  private static final float[] VALUES = {0, -1.5f, Float.MIN_VALUE, 3e38f, -0f, 7};

  @TempDir private Path temporary;
  private final AtomicInteger computed = new AtomicInteger();

  @Test
  void computesOnce() {
    assertThat(features(KEY)).isEqualTo(VALUES);
    assertThat(features(KEY)).isEqualTo(VALUES);
    assertThat(computed).hasValue(1);
  }

  @Test
  void computesForEachKey() {
    List<FeatureKey> keys =
        List.of(
            KEY,
            new FeatureKey("facesh", "eld out", "inception", 3, 2),
            new FeatureKey("other", "held out", "inception", 3, 2),
            new FeatureKey("faces", "trained on", "inception", 3, 2),
            new FeatureKey("faces", "held out", "dinov2", 3, 2),
            new FeatureKey("faces", "held out", "inception", 2, 3),
            new FeatureKey("faces", "held out", "inception", 6, 1));
    for (int round = 0; round < 2; round++) {
      keys.forEach(this::features);
    }

    assertThat(computed).hasValue(keys.size());
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.1, 0.3, 0.5, 0.7, 0.999})
  void computesAgainWhenAByteChanged(double where) throws Exception {
    features(KEY);
    byte[] good = Files.readAllBytes(file());
    byte[] damaged = good.clone();
    damaged[(int) (where * damaged.length)] ^= 1;
    Files.write(file(), damaged);

    assertThat(features(KEY)).isEqualTo(VALUES);
    assertThat(computed).hasValue(2);
    assertThat(Files.readAllBytes(file())).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 7, 80, 171})
  void computesAgainWhenTheFileIsCutOff(int bytes) throws Exception {
    features(KEY);
    Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), bytes));

    assertThat(features(KEY)).isEqualTo(VALUES);
    assertThat(computed).hasValue(2);
  }

  @Test
  void doesNotTakeAFileThatWasMadeForAnotherKey() throws Exception {
    features(KEY);
    Path first = file();
    FeatureKey other = new FeatureKey("other", "held out", "inception", 3, 2);
    features(other);
    Path second = files().filter(path -> !path.equals(first)).findFirst().orElseThrow();
    Files.copy(first, second, StandardCopyOption.REPLACE_EXISTING);

    features(other);
    assertThat(computed).hasValue(3);
  }

  @Test
  void givesFeaturesEvenWhereNoneCanBeKept() throws Exception {
    Path blocked = Files.writeString(temporary.resolve("file"), "no folder");
    FeatureCache cache = FeatureCache.of(blocked.resolve("cache"));

    assertThat(cache.features(KEY, this::compute).values()).isEqualTo(VALUES);
    assertThat(cache.features(KEY, this::compute).values()).isEqualTo(VALUES);
    assertThat(computed).hasValue(2);
  }

  @Test
  void holdsNoMoreThanItMayAndWhatWasUsedLast() throws Exception {
    Path folder = temporary.resolve("features");
    FeatureKey[] keys = new FeatureKey[4];
    Path[] paths = new Path[4];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = new FeatureKey("faces" + i, "held out", "inception", 3, 2);
      List<Path> before = i == 0 ? List.of() : files().toList();
      features(keys[i]);
      paths[i] = files().filter(path -> !before.contains(path)).findFirst().orElseThrow();
      Files.setLastModifiedTime(paths[i], FileTime.fromMillis(1000L * i));
    }
    Files.writeString(folder.resolve("readme.txt"), "not ours");
    long one = Files.size(paths[0]);
    features(keys[1]); // used again

    FeatureCache small = FeatureCache.of(folder, 3 * one);
    small.features(new FeatureKey("new", "held out", "inception", 3, 2), this::compute);

    assertThat(paths[0]).doesNotExist();
    assertThat(paths[2]).doesNotExist();
    assertThat(paths[1]).exists();
    assertThat(paths[3]).exists();
    assertThat(files().filter(path -> path.toString().endsWith(".features"))).hasSize(3);
    assertThat(folder.resolve("readme.txt")).exists();
  }

  @Test
  void keepsWhatAloneIsMoreThanItMayHold() throws Exception {
    FeatureCache tiny = FeatureCache.of(temporary.resolve("features"), 1);
    tiny.features(KEY, this::compute);
    tiny.features(KEY, this::compute);

    assertThat(computed).hasValue(1);
  }

  @Test
  void refusesFeaturesOfAnotherNumber() {
    FeatureKey four = new FeatureKey("faces", "held out", "inception", 4, 2);

    assertThatThrownBy(() -> features(four))
        .hasMessage("3×2 features were computed, and the key is of 4×2");
    assertThat(temporary.resolve("features")).doesNotExist();
  }

  private float[] features(FeatureKey key) {
    return FeatureCache.of(temporary.resolve("features"))
        .features(
            key,
            () -> {
              computed.incrementAndGet();
              return new Features(key.dimension(), VALUES.clone());
            })
        .values();
  }

  private Features compute() {
    computed.incrementAndGet();
    return new Features(2, VALUES.clone());
  }

  private Path file() throws IOException {
    return files().findFirst().orElseThrow();
  }

  private Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(temporary.resolve("features"))) {
      return files.toList().stream();
    }
  }
}
