package io.ganqp.trainer.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.contract.image.Level;
import io.ganqp.trainer.evaluation.ImageSet;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuiltinExtractorTest {

  @Test
  void hasNamesOfItsOwn() {
    assertThat(Arrays.stream(BuiltinExtractor.values()).map(BuiltinExtractor::extractorName))
        .containsExactly("inception-mixed5-768@150", "inception-mixed5-768@299");
    assertThat(BuiltinExtractor.named("inception-mixed5-768@299"))
        .hasValue(BuiltinExtractor.CONFIRMATION);
    assertThat(BuiltinExtractor.named("fid")).isEmpty();
  }

  /** {@code nsfwjs.txt} is made by {@code trainer/peers/features.py}. */
  @Test
  void givesTheFeaturesOfTheNetworkThatItIsMadeFrom() throws Exception {
    float[] expected = floats("nsfwjs.txt");

    try (FeatureExtractor extractor = BuiltinExtractor.CONFIRMATION.open(2)) {
      Features features = extractor.extract(pattern(299));

      assertThat(features.dimension()).isEqualTo(768);
      assertThat(features.values()).containsExactly(expected, within(2e-5f));
    }
  }

  @Test
  void givesAnImageTheSameBitsWhateverItsNeighboursAndTheThreads() {
    float[] images = Noise.images(10, 32);
    try (FeatureExtractor one = BuiltinExtractor.TRACKING.open(1);
        FeatureExtractor two = BuiltinExtractor.TRACKING.open(2)) {
      float[] all = one.extract(ImageSet.of(images, 32)).values();

      assertThat(two.extract(ImageSet.of(images, 32)).values()).isEqualTo(all);
      float[] last = Arrays.copyOfRange(images, 9 * 3 * 32 * 32, images.length);
      assertThat(two.extract(ImageSet.of(last, 32)).values())
          .isEqualTo(Arrays.copyOfRange(all, 9 * 768, all.length));
      assertThat(one.digest()).isEqualTo(two.digest());
    }
  }

  @Test
  void isRefusedWhenDamaged() {
    byte[] network = ((NetworkFile.InMemory) BuiltinExtractor.network()).onnx();
    network[network.length / 2] ^= 1;

    assertThatThrownBy(
            () ->
                OnnxExtractor.open(
                    BuiltinExtractor.TRACKING.descriptor(), new NetworkFile.InMemory(network), 1))
        .isInstanceOf(UnusableExtractorException.class)
        .hasMessageContaining("SHA-256");
    assertThat(BuiltinExtractor.TRACKING.descriptor().sha256()).isNotEqualTo(Optional.empty());
  }

  /** A colour in each corner and a grating across, as {@code features.py} computes it. */
  private static ImageSet pattern(int size) {
    float[] image = new float[3 * size * size];
    for (int colour = 0; colour < 3; colour++) {
      for (int y = 0; y < size; y++) {
        for (int x = 0; x < size; x++) {
          int level = (x * (colour + 1) + y * (3 - colour)) / 4 + ((x * y / 16) % 2) * 40;
          image[(colour * size + y) * size + x] = Level.value((byte) (level % 256));
        }
      }
    }
    return ImageSet.of(image, size);
  }

  private static float[] floats(String resource) throws Exception {
    try (var in = BuiltinExtractorTest.class.getResourceAsStream(resource)) {
      List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
      float[] values = new float[lines.size()];
      for (int i = 0; i < values.length; i++) {
        values[i] = Float.parseFloat(lines.get(i));
      }
      return values;
    }
  }
}
