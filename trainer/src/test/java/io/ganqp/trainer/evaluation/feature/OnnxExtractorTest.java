package io.ganqp.trainer.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.contract.image.Level;
import io.ganqp.trainer.evaluation.ImageSet;
import io.ganqp.trainer.evaluation.resize.Resize;
import io.ganqp.trainer.evaluation.resize.ResizeFilter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OnnxExtractorTest {

  @Test
  void givesTheNetworksFeaturesOfEachImage() {
    float[] images = new float[2 * 3 * 8 * 8];
    Arrays.fill(images, 0, 64, 1);
    Arrays.fill(images, 64, 128, -1);
    Arrays.fill(images, 128, 192, Level.value((byte) 100));
    Arrays.fill(images, 192, 384, Level.value((byte) 51));

    try (FeatureExtractor extractor = open("", StandInNetwork.meanColour(8))) {
      Features features = extractor.extract(ImageSet.of(images, 8));

      assertThat(extractor.dimension()).isEqualTo(3);
      assertThat(features.size()).isEqualTo(2);
      assertThat(features.values())
          .containsExactly(new float[] {1, 0, 100 / 255f, 0.2f, 0.2f, 0.2f}, within(1e-6f));
    }
  }

  @Test
  void scalesLevelsByRangeThenMeanThenStd() {
    float[] image = new float[3 * 8 * 8];
    Arrays.fill(image, Level.value((byte) 51));
    String scaling = "range: [-1, 1]\nmean: [0.5, 0, -0.6]\nstd: [1, 0.5, 2]";

    try (FeatureExtractor extractor = open(scaling, StandInNetwork.meanColour(8))) {
      assertThat(extractor.extract(ImageSet.of(image, 8)).values())
          .containsExactly(new float[] {-1.1f, -1.2f, 0}, within(1e-6f));
    }
  }

  @Test
  void givesANetworkOfTensorFlowTheSameImages() {
    ImageSet images = Noise.set(5, 20);
    try (FeatureExtractor first = open("", StandInNetwork.meanColour(8));
        FeatureExtractor last = open("layout: NHWC", StandInNetwork.meanColourChannelsLast(8))) {
      assertThat(last.extract(images).values())
          .containsExactly(first.extract(images).values(), within(1e-6f));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"bicubic", "bilinear", "lanczos", "box"})
  void roundsToLevelsThenResizesAsPillowThenClips(String filter) {
    float[] image = Noise.images(1, 5);
    float[] levels = new float[25];
    for (int i = 0; i < 25; i++) {
      levels[i] = Level.of(image[i]) & 0xff;
    }
    float[] red = new float[64];
    new Resize(ResizeFilter.valueOf(filter.toUpperCase(Locale.ROOT)), 5, 5, 8, 8)
        .apply(levels, red);

    try (FeatureExtractor extractor =
        open("filter: " + filter + "\nrange: [0, 255]", StandInNetwork.pixels(8))) {
      Features features = extractor.extract(ImageSet.of(image, 5));

      for (int i = 0; i < 64; i++) {
        assertThat(features.get(0, i)).isEqualTo(Math.max(0, Math.min(255, red[i])));
      }
    }
  }

  @Test
  void averagesOverPlaces() {
    byte[] network = StandInNetwork.convolution(7);
    try (FeatureExtractor pooled = open("pooling: average", network)) {
      assertThat(pooled.dimension()).isEqualTo(7);
      assertThat(pooled.extract(Noise.set(3, 8)).size()).isEqualTo(3);
    }
    float[] places = {1, 2, 3, 4, 10, 20, 30, 40};
    Pooling average = new Pooling.Average();
    assertThat(average.of(places, new long[] {1, 2, 2, 2}, Layout.NCHW).values())
        .containsExactly(2.5f, 25);
    assertThat(average.of(places, new long[] {1, 2, 2, 2}, Layout.NHWC).values())
        .containsExactly(11, 16.5f);
    assertThat(average.of(places, new long[] {2, 2, 2}, Layout.NCHW).values())
        .containsExactly(2, 3, 20, 30);
  }

  @Test
  void takesTheTokenThatIsAskedFor() {
    byte[] network = StandInNetwork.visionTransformer(28, 6);
    ImageSet images = Noise.set(3, 28);
    try (FeatureExtractor cls = open("inputSize: 28\npooling: cls", network);
        FeatureExtractor zeroth = open("inputSize: 28\npooling: {token: 0}", network);
        FeatureExtractor last = open("inputSize: 28\npooling: {token: 4}", network)) {
      assertThat(cls.dimension()).isEqualTo(6);
      assertThat(zeroth.extract(images).values()).isEqualTo(cls.extract(images).values());
      assertThat(last.extract(images).values()).isNotEqualTo(cls.extract(images).values());
    }
  }

  @Test
  void givesAnImageTheSameBitsWhateverItsNeighboursAndTheThreads() {
    byte[] network = StandInNetwork.visionTransformer(56, 48);
    float[] images = Noise.images(21, 40);
    int length = 3 * 40 * 40;
    try (FeatureExtractor one = open("inputSize: 56\npooling: cls", network, 1);
        FeatureExtractor three = open("inputSize: 56\npooling: cls", network, 3)) {
      Features all = one.extract(ImageSet.of(images, 40));

      assertThat(three.extract(ImageSet.of(images, 40)).values()).isEqualTo(all.values());
      for (int i = 0; i < 21; i++) {
        float[] image = Arrays.copyOfRange(images, i * length, (i + 1) * length);
        assertThat(three.extract(ImageSet.of(image, 40)).values())
            .isEqualTo(Arrays.copyOfRange(all.values(), i * 48, (i + 1) * 48));
      }
    }
  }

  @Test
  void servesANetworkThatTakesOneNumberOfImagesOnly() {
    byte[] network =
        new StandInNetwork()
            .input("images", StandInNetwork.FLOAT, 3, 3, 8, 8)
            .node("Flatten", "images", "features")
            .output("features", StandInNetwork.FLOAT, 3, 192)
            .onnx();
    ImageSet images = Noise.set(7, 8);
    try (FeatureExtractor fixed = open("", network);
        FeatureExtractor any = open("", StandInNetwork.pixels(8))) {
      assertThat(fixed.extract(images).values()).isEqualTo(any.extract(images).values());
    }
  }

  @Test
  void tellsHowManyImagesAreDone() {
    List<Integer> told = new ArrayList<>();
    try (FeatureExtractor extractor = open("", StandInNetwork.meanColour(8))) {
      extractor.extract(Noise.set(21, 8), told::add);

      assertThat(told).containsExactly(8, 16, 21);
      assertThat(extractor.extract(Noise.set(0, 8), told::add).size()).isZero();
    }
  }

  @Test
  void endsWhenWhoIsToldSaysSo() {
    try (FeatureExtractor extractor = open("", StandInNetwork.meanColour(8))) {
      assertThatThrownBy(
              () ->
                  extractor.extract(
                      Noise.set(100, 8),
                      done -> {
                        throw new UnsupportedOperationException("stop");
                      }))
          .hasMessage("stop");
      assertThat(extractor.extract(Noise.set(2, 8)).size()).isEqualTo(2);
    }
  }

  @Test
  void refusesImagesThatAreNotFinite() {
    float[] images = Noise.images(3, 8);
    images[2 * 192 + 5] = Float.NaN;
    try (FeatureExtractor extractor = open("", StandInNetwork.meanColour(8))) {
      assertThatThrownBy(() -> extractor.extract(ImageSet.of(images, 8)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("image 2 has the value NaN, so it has no features");
    }
  }

  @Test
  void hasTheDigestOfAllThatDecidesTheFeatures() {
    byte[] network = StandInNetwork.convolution(4);
    String digest = digest("pooling: average", network);

    assertThat(digest).matches("[0-9a-f]{64}");
    assertThat(digest("pooling: average\nmetrics: {kernel-distance: kid}", network))
        .isEqualTo(digest);
    for (String other :
        List.of("filter: box", "range: [-1, 1]", "mean: 0.5", "std: 2", "inputSize: 9")) {
      assertThat(digest("pooling: average\n" + other, network)).isNotEqualTo(digest);
    }
    assertThat(digest("pooling: average", StandInNetwork.convolution(5))).isNotEqualTo(digest);
  }

  @Test
  void readsAFileWithoutItsBytesInMemory(@TempDir Path folder) throws Exception {
    Path file = Files.write(folder.resolve("network.onnx"), StandInNetwork.meanColour(8));
    try (FeatureExtractor disk =
            OnnxExtractor.open(Descriptors.of(""), new NetworkFile.OnDisk(file), 1);
        FeatureExtractor memory = open("", StandInNetwork.meanColour(8))) {
      assertThat(disk.digest()).isEqualTo(memory.digest());
      assertThat(disk.extract(Noise.set(3, 8)).values())
          .isEqualTo(memory.extract(Noise.set(3, 8)).values());
    }
  }

  private static String digest(String fields, byte[] network) {
    try (FeatureExtractor extractor = open(fields, network)) {
      return extractor.digest();
    }
  }

  private static FeatureExtractor open(String fields, byte[] network) {
    return open(fields, network, 2);
  }

  private static FeatureExtractor open(String fields, byte[] network, int threads) {
    return OnnxExtractor.open(Descriptors.of(fields), new NetworkFile.InMemory(network), threads);
  }
}
