package io.ganqp.inference.model;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that are no generators, or broken ones. */
class FlawedModelTest extends LoadingTest {
  static Stream<Arguments> flawedModels() {
    return Stream.of(
        arguments(
            "another input", renamed("z", "noise"), "its inputs are [noise], expected [z] alone"),
        arguments(
            "another output",
            renamed("image", "picture"),
            "its outputs are [picture], expected [image] alone"),
        arguments(
            "a second input",
            tiny()
                .edit(g -> g.addInput(OnnxFixture.value("label", DataType.FLOAT, -1, 1)))
                .node("Identity", "unused", "label"),
            "its inputs are [z, label], expected [z] alone"),
        arguments(
            "an output of integers",
            tiny()
                .edit(g -> g.getNodeBuilder(2).setOutput(0, "float_image"))
                .edit(
                    g ->
                        g.addNode(
                            NodeProto.newBuilder()
                                .setOpType("Cast")
                                .addInput("float_image")
                                .addOutput("image")
                                .addAttribute(
                                    AttributeProto.newBuilder()
                                        .setName("to")
                                        .setType(AttributeProto.AttributeType.INT)
                                        .setI(DataType.INT32.getNumber()))))
                .edit(
                    g ->
                        g.setOutput(
                            0, OnnxFixture.value("image", DataType.INT32, -1, 3, SIDE, SIDE))),
            "its output image is INT32, expected FLOAT"),
        arguments(
            "a fixed batch",
            tiny().input("z", 1, LATENT),
            "the shape of z is [1, 8], expected [-1, 8] by its metadata"),
        arguments(
            "no metadata",
            tiny().with("ganqp.schema", null),
            "its metadata property ganqp.schema is absent, expected 1"),
        arguments(
            "metadata of the future",
            tiny().with("ganqp.schema", "2"),
            "its metadata property ganqp.schema is \"2\", expected 1"),
        arguments(
            "no latent dimension",
            tiny().with("ganqp.latentDimension", null),
            "its metadata property ganqp.latentDimension is absent, expected a whole number"),
        arguments(
            "a latent dimension in words",
            tiny().with("ganqp.latentDimension", "many"),
            "its metadata property ganqp.latentDimension is \"many\", expected a whole number"),
        arguments(
            "another latent dimension",
            tiny().with("ganqp.latentDimension", "128"),
            "the shape of z is [-1, 8], expected [-1, 128] by its metadata"),
        arguments(
            "another resolution",
            tiny().with("ganqp.resolution", "64"),
            "the shape of image is [-1, 3, 16, 16], expected [-1, 3, 64, 64] by its metadata"),
        arguments(
            "a resolution beyond reason",
            tiny().with("ganqp.resolution", "1000000"),
            "its metadata property ganqp.resolution is \"1000000\", expected a whole number from 1"),
        arguments(
            "weights that are not finite",
            tiny()
                .edit(
                    g ->
                        g.getInitializerBuilder(1)
                            .setRawData(
                                ByteString.copyFrom(filled(3 * SIDE * SIDE * 4, (byte) 0xFF)))),
            "The model gives the value NaN where a pixel in [-1, 1] is expected"),
        arguments(
            "no tanh at its end",
            tiny().edit(g -> g.getNodeBuilder(1).setOpType("Exp")),
            "where a pixel in [-1, 1] is expected"),
        arguments(
            "latents that do not fit its weights",
            tiny().input("z", -1, -1).with("ganqp.latentDimension", "9"),
            "The model was loaded but could not make a face"),
        arguments(
            "an operator that nobody knows",
            tiny().edit(g -> g.getNodeBuilder(1).setOpType("Thaumaturgy")),
            "cannot be opened by ONNX Runtime 1."));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("flawedModels")
  void refusesAFlawedModel(String flaw, OnnxFixture model, String message) throws IOException {
    Path file = file(model.bytes());

    assertRefused(() -> load(file, Map.of()), message);
  }

  private static OnnxFixture renamed(String from, String to) {
    return tiny()
        .edit(
            graph -> {
              graph.getInputBuilder(0).setName(swap(graph.getInput(0).getName(), from, to));
              graph.getOutputBuilder(0).setName(swap(graph.getOutput(0).getName(), from, to));
              graph
                  .getNodeBuilderList()
                  .forEach(
                      node -> {
                        node.setInput(0, swap(node.getInput(0), from, to));
                        node.setOutput(0, swap(node.getOutput(0), from, to));
                      });
            });
  }

  private static String swap(String name, String from, String to) {
    return name.equals(from) ? to : name;
  }

  private static byte[] filled(int size, byte value) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, value);
    return bytes;
  }
}
