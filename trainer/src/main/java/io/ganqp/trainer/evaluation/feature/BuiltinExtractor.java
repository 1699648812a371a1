package io.ganqp.trainer.evaluation.feature;

import io.ganqp.trainer.evaluation.feature.ExtractorDescriptor.Range;
import io.ganqp.trainer.evaluation.resize.ResizeFilter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;

/**
 * Extractors that need no download: InceptionV3 up to its layer mixed5, averaged over all places,
 * 768 features. Not the Inception of the Fréchet inception distance, whose figures are others.
 *
 * <p>The kernels are those of ImageNet. The batch norms were fitted on levels scaled to [0, 1] and
 * not to Keras's [−1, 1]: that is the range in which what they give has mean 0 and deviation 1.
 */
public enum BuiltinExtractor {
  /** Images of 150 px: a fifth of the work, to follow a training. */
  TRACKING(150),
  /** Images of 299 px, the size the network was made for. */
  CONFIRMATION(299);

  private static final String NETWORK = "inception-mixed5.onnx";
  private static final String SHA256 =
      "acbc6defc15e976251a975b08e2273ab1811bd4960d775ca182d836fd5a00c78";

  private final int inputSize;

  BuiltinExtractor(int inputSize) {
    this.inputSize = inputSize;
  }

  /** The one of a name. */
  public static Optional<BuiltinExtractor> named(String name) {
    return Arrays.stream(values()).filter(e -> e.extractorName().equals(name)).findFirst();
  }

  /** What results call it. */
  public String extractorName() {
    return "inception-mixed5-768@" + inputSize;
  }

  /** Rows and columns that images are resized to. */
  public int size() {
    return inputSize;
  }

  /** How images are prepared for it. */
  public ExtractorDescriptor descriptor() {
    return new ExtractorDescriptor(
        extractorName(),
        inputSize,
        ResizeFilter.BICUBIC,
        new Range(0, 1),
        Collections.nCopies(3, 0.0),
        Collections.nCopies(3, 1.0),
        Layout.NCHW,
        Optional.of("images"),
        Optional.of("features"),
        new Pooling.None(),
        Map.of(),
        Optional.of(SHA256));
  }

  /** The network, which takes images of any size from 75 px on. */
  public static NetworkFile network() {
    try (InputStream in = BuiltinExtractor.class.getResourceAsStream(NETWORK)) {
      if (in == null) {
        throw new IllegalStateException("the trainer's jar lacks " + NETWORK);
      }
      return new NetworkFile.InMemory(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("the trainer's jar can't be read", e);
    }
  }

  /**
   * Loads it.
   *
   * @param threads that compute at a time; they change no feature
   * @throws UnusableExtractorException if it is damaged, or ONNX Runtime does not load
   */
  public FeatureExtractor open(int threads) {
    return OnnxExtractor.open(descriptor(), network(), threads);
  }
}
