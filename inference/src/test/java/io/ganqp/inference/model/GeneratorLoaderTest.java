package io.ganqp.inference.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto.DataType;
import com.google.protobuf.ByteString;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GeneratorLoaderTest {
  private static final int LATENT = 8;
  private static final int SIDE = 16;

  @TempDir Path folder;

  @Test
  void loadsAGeneratorAndReadsWhatItSaysOfItself() throws IOException {
    byte[] onnx = tiny().with("ganqp.fid", "30.25").with("ganqp.uid", "8f3b").bytes();

    GeneratorLoader.Loaded loaded = load(file(onnx), Map.of());
    try (Generator generator = loaded.generator()) {
      assertThat(loaded.batch()).isEqualTo(8);
      assertThat(generator.facts())
          .isEqualTo(
              new ModelFacts(
                  Sha256.of(onnx),
                  SIDE,
                  LATENT,
                  "GAN-QP, L1, lambda 10",
                  1000L,
                  "default/faces",
                  "8f3b",
                  30.25,
                  "cpu"));
    }
  }

  @Test
  void takesShapesThatOnlyTheMetadataTell() throws IOException {
    byte[] onnx = tiny().input("z", -1, -1).output("image", -1, -1, -1, -1).bytes();

    try (Generator generator = load(file(onnx), Map.of()).generator()) {
      assertThat(generator.facts().resolution()).isEqualTo(SIDE);
    }
  }

  @Test
  void leavesOutAnEvaluationThatIsNotANumber() throws IOException {
    byte[] onnx = tiny().with("ganqp.fid", "unknown").with("ganqp.iteration", null).bytes();

    try (Generator generator = load(file(onnx), Map.of()).generator()) {
      assertThat(generator.facts().fid()).isNull();
      assertThat(generator.facts().iteration()).isNull();
    }
  }

  @Test
  void takesTheDigestThatWasAskedFor() throws IOException {
    byte[] onnx = tiny().bytes();

    load(file(onnx), Map.of("ganqp.sha256", Sha256.of(onnx))).generator().close();
  }

  @Test
  void runsLargeImagesInSmallBatches() throws IOException {
    byte[] onnx = OnnxFixture.dcgan(4, 4, 4, 4, 4, 4, 4, 4).bytes();

    GeneratorLoader.Loaded loaded = load(file(onnx), Map.of());
    try (Generator generator = loaded.generator()) {
      assertThat(generator.facts().resolution()).isEqualTo(512);
      assertThat(loaded.batch()).isEqualTo(2);
    }
  }

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

  @Test
  void refusesATruncatedFile() throws IOException {
    byte[] onnx = tiny().bytes();
    Path file = file(Arrays.copyOf(onnx, onnx.length / 2));

    assertRefused(() -> load(file, Map.of()), "generator.onnx cannot be opened by ONNX Runtime");
  }

  @Test
  void refusesAFileThatIsNoModel() throws IOException {
    Path file = file("<html>404</html>".getBytes(StandardCharsets.UTF_8));

    assertRefused(() -> load(file, Map.of()), "cannot be opened by ONNX Runtime");
  }

  @Test
  void refusesAnEmptyFile() throws IOException {
    Path file = file(new byte[0]);

    assertRefused(() -> load(file, Map.of()), "generator.onnx is empty");
  }

  @Test
  void refusesWhatIsNotThere() {
    assertRefused(() -> load(folder.resolve("gone.onnx"), Map.of()), "gone.onnx does not exist");
  }

  @Test
  void refusesAnotherKindOfFile() throws IOException {
    Path file = Files.writeString(folder.resolve("faces.zip"), "x");

    assertRefused(() -> load(file, Map.of()), "faces.zip is neither the folder of a training");
  }

  @Test
  void refusesAFolderWithoutAModel() {
    assertRefused(() -> load(folder, Map.of()), "holds neither best.json nor latest.json");
  }

  @Test
  void refusesAStoredModelThatItsDigestDoesNotConfirm() throws IOException {
    byte[] onnx = tiny().bytes();
    String digest = Sha256.of(onnx);
    Path model = folder.resolve("models").resolve(digest).resolve("generator.onnx");
    Files.createDirectories(model.getParent());
    onnx[onnx.length / 2] ^= 1;
    Files.write(model, onnx);
    ModelPointer pointer =
        new ModelPointer(digest, "models/" + digest + "/generator.onnx", 10, null, null);
    Files.write(folder.resolve("latest.json"), pointer.toJson());

    assertRefused(
        () -> load(folder, Map.of()), "is damaged or replaced: its sha256 is " + Sha256.of(onnx));
  }

  @Test
  void refusesAnotherDigestThanAskedFor() throws IOException {
    byte[] onnx = tiny().bytes();
    Path file = file(onnx);
    String other = "0".repeat(64);

    assertRefused(
        () -> load(file, Map.of("ganqp.sha256", other)),
        "has the sha256 " + Sha256.of(onnx) + ", but ganqp.sha256 asks for " + other);
  }

  @Test
  void refusesToGuessAModel() {
    assertRefused(
        () -> new GeneratorLoader(Configured.with(Map.of())).load(),
        "No model is configured: set GANQP_MODEL to an .onnx file or to the folder of a training");
  }

  private static void assertRefused(ThrowableAssert.ThrowingCallable load, String message) {
    assertThatExceptionOfType(UnusableModelException.class)
        .isThrownBy(load)
        .withMessageContaining(message);
  }

  private static GeneratorLoader.Loaded load(Path model, Map<String, String> properties) {
    Map<String, String> all = new HashMap<>(properties);
    all.put("ganqp.model", model.toString());
    return new GeneratorLoader(Configured.with(all)).load();
  }

  private Path file(byte[] content) throws IOException {
    return Files.write(folder.resolve("generator.onnx"), content);
  }

  private static OnnxFixture tiny() {
    return OnnxFixture.tiny(LATENT, SIDE);
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
