package io.ganqp.trainer.evaluation.feature;

import static io.ganqp.trainer.evaluation.feature.StandInNetwork.FLOAT;
import static io.ganqp.trainer.evaluation.feature.StandInNetwork.UINT8;
import static io.ganqp.trainer.evaluation.feature.StandInNetwork.integer;
import static io.ganqp.trainer.evaluation.feature.StandInNetwork.ints;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each is refused when it is opened, before anybody waits for features. */
class UnusableNetworksTest {

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 40, 100})
  void oneThatIsCutOff(int bytes) {
    refused("", Arrays.copyOf(StandInNetwork.convolution(4), bytes))
        .hasMessageStartingWith("extractor stand-in: ");
  }

  @Test
  void whatIsNoOnnxFile() {
    refused("", "<html>404 Not Found</html>".getBytes(StandardCharsets.UTF_8))
        .hasMessageContaining("check that it is one, and complete");
  }

  @Test
  void oneThatIsNotThere() {
    assertThatThrownBy(
            () ->
                OnnxExtractor.open(
                    Descriptors.of(""), new NetworkFile.OnDisk(Path.of("nowhere.onnx")), 1))
        .isInstanceOf(UnusableExtractorException.class)
        .hasMessageContaining("nowhere.onnx");
  }

  @Test
  void anotherThanTheOneWhoseDigestIsGiven() {
    refused("sha256: " + "a".repeat(64), StandInNetwork.meanColour(8))
        .hasMessageContaining("and not " + "a".repeat(64) + ": get the right file");
  }

  @Test
  void oneThatKeepsWeightsInAnotherFile() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 3, 8, 8)
            .weightElsewhere("kernel", 2, 3, 8, 8)
            .node("Conv", "images kernel", "features")
            .output("features", FLOAT, "N", 2, 1, 1)
            .onnx();
    refused("", network).hasMessageContaining("onnx.save(onnx.load(old), new)");
  }

  @Test
  void aGenerator() {
    byte[] network =
        new StandInNetwork()
            .input("z", FLOAT, "N", 128)
            .node("Tanh", "z", "image")
            .output("image", FLOAT, "N", 128)
            .onnx();
    refused("", network)
        .hasMessage(
            "extractor stand-in: its input z has the shape [?, 128] and takes no such images:"
                + " NCHW of 8 px is [?, 3, 8, 8]");
  }

  @Test
  void oneOfAnotherLayout() {
    refused("", StandInNetwork.meanColourChannelsLast(8)).hasMessageEndingWith("set layout: NHWC");
    refused("layout: NHWC", StandInNetwork.meanColour(8)).hasMessageEndingWith("set layout: NCHW");
  }

  @Test
  void oneOfAnotherSize() {
    refused("inputSize: 9", StandInNetwork.meanColour(8))
        .hasMessageContaining("[?, 3, 8, 8]")
        .hasMessageEndingWith("NCHW of 9 px is [?, 3, 9, 9]");
  }

  @Test
  void oneOfOneColour() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 1, 8, 8)
            .node("Flatten", "images", "features")
            .output("features", FLOAT, "N", 64)
            .onnx();
    refused("", network).hasMessageContaining("[?, 1, 8, 8]");
  }

  @Test
  void oneOfOtherNumbers() {
    byte[] network =
        new StandInNetwork()
            .input("images", UINT8, "N", 3, 8, 8)
            .node("Flatten", "images", "features")
            .output("features", UINT8, "N", 192)
            .onnx();
    refused("", network).hasMessageContaining("export the network with a float32 input");
  }

  @Test
  void oneThatWantsMoreThanImages() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 3, 8, 8)
            .input("other", FLOAT, "N", 3, 8, 8)
            .node("Add", "images other", "sum")
            .node("Flatten", "sum", "features")
            .output("features", FLOAT, "N", 192)
            .onnx();
    refused("", network).hasMessageContaining("[images, other]").hasMessageContaining("set input");
    refused("input: images", network).hasMessageContaining("export it with one input");
  }

  @Test
  void oneWithoutTheNamedInputOrOutput() {
    refused("input: image", StandInNetwork.meanColour(8))
        .hasMessageContaining("no input image, only [images]");
    refused("output: pool3", StandInNetwork.meanColour(8))
        .hasMessageContaining("no output pool3, only [features]");
  }

  @Test
  void oneWhoseOutputsAreSeveral() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 3, 8, 8)
            .node("Flatten", "images", "features")
            .node("Relu", "features", "logits")
            .output("features", FLOAT, "N", 192)
            .output("logits", FLOAT, "N", 192)
            .onnx();
    refused("", network).hasMessageContaining("[features, logits]: set output");
    OnnxExtractor.open(Descriptors.of("output: logits"), new NetworkFile.InMemory(network), 1)
        .close();
  }

  @Test
  void placesOrTokensWithoutPooling() {
    refused("", StandInNetwork.convolution(4))
        .hasMessageContaining("[2, 4, 6, 6]")
        .hasMessageContaining("set pooling: average or pooling: cls");
    refused("inputSize: 28", StandInNetwork.visionTransformer(28, 4))
        .hasMessageContaining("[2, 5, 4]");
    refused("pooling: cls", StandInNetwork.convolution(4))
        .hasMessageContaining("only tokens [N, T, D] have a token 0");
    refused("inputSize: 28\npooling: {token: 5}", StandInNetwork.visionTransformer(28, 4))
        .hasMessageContaining("there is no token 5");
    refused("pooling: average", StandInNetwork.meanColour(8))
        .hasMessageContaining("set pooling: none");
  }

  @Test
  void oneThatGivesNoNumbers() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 3, 8, 8)
            .node("Neg", "images", "negative")
            .node("Sqrt", "negative", "roots")
            .node("Flatten", "roots", "features")
            .output("features", FLOAT, "N", 192)
            .onnx();
    refused("", network).hasMessageContaining("it gives the value NaN: check range, mean and std");
  }

  @Test
  void oneThatDoesNotLookAtTheImages() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 3, 8, 8)
            .node("Sub", "images images", "zeros")
            .node("Flatten", "zeros", "features")
            .output("features", FLOAT, "N", 192)
            .onnx();
    refused("", network).hasMessageContaining("the same features for different images");
  }

  @Test
  void oneThatNormalisesByTheBatch() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 3, 8, 8)
            .node("ReduceMean", "images", "mean", ints("axes", 0), integer("keepdims", 1))
            .node("Mul", "images mean", "mixed")
            .node("Flatten", "mixed", "products")
            .node("ReduceMean", "products", "features", ints("axes", 1))
            .output("features", FLOAT, "N", 1)
            .onnx();
    refused("", network).hasMessageContaining("model.eval()");
  }

  @Test
  void oneWhoseFirstDimensionIsNotTheImages() {
    byte[] network =
        new StandInNetwork()
            .input("images", FLOAT, "N", 3, 8, 8)
            .node("ReduceMean", "images", "features", ints("axes", 0), integer("keepdims", 0))
            .output("features", FLOAT, 3, 8, 8)
            .onnx();
    refused("pooling: average", network)
        .hasMessageContaining("[3, 8, 8] for 2 images: export it with the images as the first");
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> refused(
      String fields, byte[] network) {
    return assertThatThrownBy(
            () ->
                OnnxExtractor.open(Descriptors.of(fields), new NetworkFile.InMemory(network), 1)
                    .close())
        .isInstanceOf(UnusableExtractorException.class);
  }
}
