package io.ganqp.trainer.dataset.builtin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ganqp.trainer.dataset.content.ContentDigests;
import io.ganqp.trainer.dataset.content.ReadingProgress;
import io.ganqp.trainer.dataset.image.RgbImage;
import io.ganqp.trainer.dataset.source.ImageEntry;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BuiltinFacesTest {

  @Test
  void drawsTheSameFaceForTheSameNumberInAnyOrder() {
    FacePainter painter = new FacePainter();
    FacePainter another = new FacePainter();
    List<int[]> forward =
        IntStream.range(0, 20).mapToObj(number -> samples(painter.paint(number, 32))).toList();
    for (int number = 19; number >= 0; number--) {
      assertThat(samples(another.paint(number, 32))).isEqualTo(forward.get(number));
    }
  }

  @Test
  void drawsDifferentFaces() {
    FacePainter painter = new FacePainter();
    Set<Integer> different = new HashSet<>();
    for (int number = 0; number < 500; number++) {
      different.add(Arrays.hashCode(samples(painter.paint(number, 32))));
    }
    assertThat(different).hasSizeGreaterThan(495);
  }

  @ParameterizedTest
  @ValueSource(ints = {32, 64, 128, 256, 512})
  void drawsTheSameFaceAtEveryResolution(int resolution) {
    FacePainter painter = new FacePainter();
    for (int number = 0; number < 5; number++) {
      RgbImage small = painter.paint(number, 32);
      RgbImage large = painter.paint(number, resolution);
      for (int channel = 0; channel < 3; channel++) {
        assertThat(mean(large, channel))
            .isBetween(mean(small, channel) - 3, mean(small, channel) + 3);
      }
    }
  }

  @Test
  void fillsTheFrameWithFace() {
    RgbImage face = new FacePainter().paint(2, 64);
    Set<Integer> colors = new HashSet<>();
    for (int i = 0; i < 64 * 64; i++) {
      colors.add(face.sample(i % 64, i / 64, 0) << 8 | face.sample(i % 64, i / 64, 1));
    }
    assertThat(colors).hasSizeGreaterThan(50);
  }

  @Test
  void namesAndCountsItsFaces() {
    BuiltinFaces faces = new BuiltinFaces(3);
    assertThat(faces.count()).hasValue(3);
    try (Stream<ImageEntry> entries = faces.entries()) {
      assertThat(entries.map(ImageEntry::name))
          .containsExactly("face-000000", "face-000001", "face-000002");
    }
    ContentDigests contents = ContentDigests.in(Path.of("unused"), ReadingProgress.SILENT);
    assertThat(faces.digest(contents)).isNotEqualTo(new BuiltinFaces(4).digest(contents));
    assertThatIllegalArgumentException().isThrownBy(() -> new BuiltinFaces(0));
  }

  private static double mean(RgbImage image, int channel) {
    return IntStream.range(0, image.width() * image.height())
        .map(i -> image.sample(i % image.width(), i / image.width(), channel))
        .average()
        .orElseThrow();
  }

  private static int[] samples(RgbImage image) {
    return IntStream.range(0, image.width() * image.height() * 3)
        .map(i -> image.sample(i / 3 % image.width(), i / 3 / image.width(), i % 3))
        .toArray();
  }
}
