package io.ganqp.trainer.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.dataset.builtin.BuiltinFaces;
import io.ganqp.trainer.dataset.image.Crop;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchSamplerTest {
  private static final int IMAGES = 50;

  @TempDir Path cache;

  private PackedDataset faces(boolean mirror) {
    DatasetOptions options = new DatasetOptions(16, Crop.CENTER, mirror, 0, 0, 1);
    return PackedDataset.open(new BuiltinFaces(IMAGES), options, cache, PackingProgress.SILENT);
  }

  private static float[] batch(BatchSampler sampler, long position, int size) {
    float[] batch = new float[size * 3 * 16 * 16];
    sampler.fill(position, size, batch);
    return batch;
  }

  @Test
  void showsEveryImageOnceInEveryEpoch() {
    BatchSampler sampler = new BatchSampler(faces(false), 7);
    for (int epoch = 0; epoch < 5; epoch++) {
      Map<Integer, Integer> seen = new HashMap<>();
      for (int i = 0; i < IMAGES; i++) {
        float[] image = batch(sampler, (long) epoch * IMAGES + i, 1);
        seen.merge(Arrays.hashCode(image), 1, Integer::sum);
      }
      assertThat(seen).hasSize(IMAGES);
      assertThat(seen.values()).containsOnly(1);
    }
  }

  @Test
  void showsImagesInAnotherOrderInEveryEpochAndForEverySeed() {
    PackedDataset faces = faces(false);
    float[] first = batch(new BatchSampler(faces, 7), 0, IMAGES);
    assertThat(batch(new BatchSampler(faces, 7), IMAGES, IMAGES)).isNotEqualTo(first);
    assertThat(batch(new BatchSampler(faces, 8), 0, IMAGES)).isNotEqualTo(first);
  }

  @Test
  void dependsOnSeedAndPositionOnly() {
    PackedDataset faces = faces(true);
    float[] whole = batch(new BatchSampler(faces, 7), 30, 64);
    BatchSampler resumed = new BatchSampler(faces, 7);
    int length = faces.imageLength();
    for (int i = 63; i >= 0; i--) {
      assertThat(batch(resumed, 30 + i, 1))
          .isEqualTo(Arrays.copyOfRange(whole, i * length, (i + 1) * length));
    }
  }

  @Test
  void mirrorsAboutHalfOfTheImages() {
    float[] plain = batch(new BatchSampler(faces(false), 7), 0, 1000);
    float[] mirrored = batch(new BatchSampler(faces(true), 7), 0, 1000);
    int length = 3 * 16 * 16;
    int turned = 0;
    for (int i = 0; i < 1000; i++) {
      boolean equal =
          Arrays.equals(
              plain, i * length, (i + 1) * length, mirrored, i * length, (i + 1) * length);
      turned += equal ? 0 : 1;
    }
    assertThat(turned).isBetween(420, 580);
  }

  @Test
  void reachesPositionsBeyondAnInteger() {
    BatchSampler sampler = new BatchSampler(faces(true), 7);
    long position = 9_000_000_000_000L;
    assertThat(batch(sampler, position, 2)).isEqualTo(batch(sampler, position, 2));
  }
}
