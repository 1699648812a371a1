package io.ganqp.inference.model;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.FunctionProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models whose faces depend on more than the file and the latent. */
class ImpureModelTest extends LoadingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RandomNormalLike",
        "RandomUniformLike",
        "RandomNormal",
        "RandomUniform",
        "Bernoulli",
        "Multinomial"
      })
  void refusesOperatorsThatDrawRandomNumbers(String operator) throws IOException {
    Path file = file(tiny().node(operator, "noise", "h").bytes());

    assertRefused(
        () -> load(file, Map.of()),
        "generator.onnx draws random numbers (its node \"\" is " + operator);
  }

  static Stream<Arguments> hidden() {
    NodeProto noise = noise().build();
    GraphProto branch =
        GraphProto.newBuilder()
            .setName("branch")
            .addNode(noise)
            .addOutput(OnnxFixture.value("noise", DataType.FLOAT, -1, -1))
            .build();
    NodeProto.Builder choice =
        NodeProto.newBuilder()
            .setOpType("If")
            .addInput("flag")
            .addOutput("chosen")
            .addAttribute(body("then_branch", branch))
            .addAttribute(body("else_branch", branch));
    GraphProto nested = GraphProto.newBuilder().setName("nested").addNode(choice).build();
    return Stream.of(
        arguments("in a branch", tiny().edit(g -> g.addNode(choice))),
        arguments(
            "in a loop in a loop",
            tiny()
                .edit(
                    g ->
                        g.addNode(
                            NodeProto.newBuilder()
                                .setOpType("Loop")
                                .addAttribute(body("body", nested))))),
        arguments(
            "in a function",
            tiny()
                .function(
                    FunctionProto.newBuilder()
                        .setName("Shake")
                        .setDomain("local")
                        .addInput("h")
                        .addOutput("noise")
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(17))
                        .addNode(noise)
                        .build())),
        arguments(
            "of another domain", tiny().edit(g -> g.addNode(noise().setDomain("com.microsoft")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("hidden")
  void findsThemWhereverTheyAre(String place, OnnxFixture model) throws IOException {
    Path file = file(model.bytes());

    assertRefused(() -> load(file, Map.of()), "draws random numbers");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void refusesDropoutThatDropsAlone(boolean training) throws IOException {
    Path file =
        file(
            tiny()
                .scalar("ratio", 0.5f)
                .edit(
                    g ->
                        g.addInitializer(
                            TensorProto.newBuilder()
                                .setName("training")
                                .setDataType(DataType.BOOL.getNumber())
                                .addInt32Data(training ? 1 : 0)))
                .edit(
                    g ->
                        g.addNode(
                            1,
                            NodeProto.newBuilder()
                                .setOpType("Dropout")
                                .addInput("h")
                                .addInput("ratio")
                                .addInput("training")
                                .addOutput("kept")))
                .edit(g -> g.getNodeBuilder(2).setInput(0, "kept"))
                .bytes());

    if (training) {
      assertRefused(() -> load(file, Map.of()), "draws random numbers (its node \"\" is Dropout)");
    } else {
      load(file, Map.of()).generator().close();
    }
  }

  /** The last is how ONNX Runtime itself names an address in its memory. */
  @ParameterizedTest
  @ValueSource(strings = {"weights.bin", "../../../etc/hostname", "*/_ORT_MEM_ADDR_/*"})
  void refusesWeightsInOtherFiles(String location) throws IOException {
    Path file =
        file(
            tiny()
                .edit(
                    g ->
                        g.getInitializerBuilder(0)
                            .clearRawData()
                            .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                            .addExternalData(entry("location", location))
                            .addExternalData(entry("offset", "4096")))
                .bytes());

    assertRefused(
        () -> load(file, Map.of()), "keeps the values of its tensor \"w\" in another file");
  }

  private static StringStringEntryProto.Builder entry(String key, String value) {
    return StringStringEntryProto.newBuilder().setKey(key).setValue(value);
  }

  private static NodeProto.Builder noise() {
    return NodeProto.newBuilder().setOpType("RandomNormalLike").addInput("h").addOutput("noise");
  }

  private static AttributeProto.Builder body(String name, GraphProto graph) {
    return AttributeProto.newBuilder()
        .setName(name)
        .setType(AttributeProto.AttributeType.GRAPH)
        .setG(graph);
  }
}
