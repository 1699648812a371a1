package io.ganqp.trainer.evaluation.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.evaluation.ImageSet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The descriptors in {@code docs/evaluation.md}, on small networks of the form they describe. */
class DocumentedExtractorsTest {

  private static final Pattern YAML = Pattern.compile("```yaml\\n(name: .*?)```", Pattern.DOTALL);
  private static final ImageSet IMAGES = Noise.set(3, 32);

  @Test
  void theInceptionOf2015() throws Exception {
    ExtractorDescriptor descriptor = documented("inception-2015");

    assertThat(descriptor.metricNames())
        .containsEntry("frechet-distance", "fid")
        .containsEntry("kernel-distance", "kid");
    byte[] network =
        new StandInNetwork()
            .input("images", StandInNetwork.FLOAT, "N", 3, 299, 299)
            .node("GlobalAveragePool", "images", "pooled")
            .node("Flatten", "pooled", "features")
            .output("features", StandInNetwork.FLOAT, "N", 3)
            .onnx();
    assertThat(features(descriptor, network).dimension()).isEqualTo(3);
  }

  @Test
  void dinoV2() throws Exception {
    for (String name : List.of("dinov2-vitb14", "dinov2-vitl14")) {
      ExtractorDescriptor descriptor = documented(name);

      assertThat(descriptor.pooling()).isEqualTo(new Pooling.Token(0));
      assertThat(descriptor.metricNames().get("frechet-distance")).isEqualTo("fd-" + name);
      byte[] network = StandInNetwork.visionTransformer(descriptor.inputSize(), 5);
      assertThat(features(descriptor, network).dimension()).isEqualTo(5);
    }
  }

  @Test
  void aNetworkOfTensorFlow() throws Exception {
    ExtractorDescriptor descriptor = documented("my-network");
    byte[] network =
        new StandInNetwork()
            .input("input_1", StandInNetwork.FLOAT, "N", 224, 224, 3)
            .node("Relu", "input_1", "places")
            .output("places", StandInNetwork.FLOAT, "N", 224, 224, 3)
            .onnx();

    assertThat(descriptor.layout()).isEqualTo(Layout.NHWC);
    assertThat(features(descriptor, network).dimension()).isEqualTo(3);
  }

  @Test
  void areAllOfThemTried() throws Exception {
    assertThat(descriptors())
        .extracting(ExtractorDescriptor::name)
        .containsExactly("inception-2015", "dinov2-vitb14", "dinov2-vitl14", "my-network");
  }

  private static Features features(ExtractorDescriptor descriptor, byte[] network) {
    try (FeatureExtractor extractor =
        OnnxExtractor.open(descriptor, new NetworkFile.InMemory(network), 1)) {
      return extractor.extract(IMAGES);
    }
  }

  private static ExtractorDescriptor documented(String name) throws IOException {
    return descriptors().stream().filter(d -> d.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<ExtractorDescriptor> descriptors() throws IOException {
    String page = Files.readString(Path.of("../docs/evaluation.md"));
    return YAML.matcher(page)
        .results()
        .map(match -> ExtractorDescriptor.parse("docs/evaluation.md", match.group(1)))
        .toList();
  }
}
