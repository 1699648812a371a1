package io.ganqp.trainer.export;

import static io.ganqp.contract.metric.Direction.HIGHER_IS_BETTER;
import static io.ganqp.contract.metric.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.ModelResolver;
import io.ganqp.contract.store.ResolvedModel;
import io.ganqp.contract.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratorExporterTest {

  private static final ModelCard.Training TRAINING =
      new ModelCard.Training("default", "faces", "8f0c");
  private static final Optional<String> SWD = Optional.of("swd");

  private final TinyGenerator generator = TinyGenerator.reference(1);
  @TempDir Path folder;
  private FileStore store;
  private GeneratorExporter exporter;

  @BeforeEach
  void open() {
    store = FileStore.forWriting(folder.resolve("store"));
    exporter = anotherRun();
  }

  private GeneratorExporter anotherRun() {
    return new GeneratorExporter(store, folder.resolve("scratch"), "1.2.3");
  }

  @Test
  void theFileComputesWhatTheNetworkDoes() {
    for (TinyGenerator g : List.of(generator, TinyGenerator.unusual(2))) {
      ExportedModel exported = export(g, 1000, 5);

      assertThat(exported.card().verification().latents()).isEqualTo(64);
      assertThat(exported.card().verification().maximumDifference()).isLessThan(1e-5);
      assertThat(exported.card().resolution()).isEqualTo(16);
    }
  }

  @Test
  void theServiceResolvesWhatWasExported() {
    ExportedModel exported = export(generator, 1000, 5);
    ResolvedModel resolved = ModelResolver.resolve(folder.resolve("store"));

    assertThat(resolved.sha256()).isEqualTo(exported.card().sha256());
    assertThat(resolved.card()).hasValue(exported.card());
    assertThat(exported.card().size()).isEqualTo(resolved.onnx().length);
    assertThat(store.list(""))
        .containsExactly(
            "best.json",
            "latest.json",
            "models/" + resolved.sha256() + "/generator.onnx",
            "models/" + resolved.sha256() + "/model.json");
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void theFileExplainsItself() throws OrtException {
    export(generator, 1000, 5);
    byte[] onnx = ModelResolver.resolve(folder.resolve("store")).onnx();

    try (OrtSession session = OrtEnvironment.getEnvironment().createSession(onnx)) {
      TensorInfo z = (TensorInfo) session.getInputInfo().get("z").getInfo();
      TensorInfo image = (TensorInfo) session.getOutputInfo().get("image").getInfo();
      assertThat(z.getShape()).containsExactly(-1, 7);
      assertThat(image.getShape()).containsExactly(-1, 3, 16, 16);
      assertThat(session.getMetadata().getProducerName()).isEqualTo("ganqp");
      assertThat(session.getMetadata().getCustomMetadata())
          .isEqualTo(
              Map.of(
                  "ganqp.schema", "1",
                  "ganqp.resolution", "16",
                  "ganqp.latentDimension", "7",
                  "ganqp.objective", "GAN-QP, L1, λ = 10",
                  "ganqp.iteration", "1000",
                  "ganqp.training", "default/faces",
                  "ganqp.uid", "8f0c",
                  "ganqp.metric", "swd",
                  "ganqp.direction", "lower",
                  "ganqp.value", "5.0"));
    }
  }

  @Test
  void nothingIsStoredWhenTheFileDiffersFromTheNetwork() {
    TrainedGenerator other =
        latents -> {
          float[] images = generator.images(latents);
          images[images.length - 1] += 2e-4f;
          return images;
        };
    TrainedGenerator broken =
        latents -> {
          float[] images = generator.images(latents);
          images[0] = Float.NaN;
          return images;
        };

    for (TrainedGenerator wrong : List.of(other, broken)) {
      assertThatThrownBy(
              () ->
                  exporter.export(
                      generator.definition, generator.parameters, provenance(1, 5), SWD, wrong))
          .isInstanceOf(ExportException.class)
          .hasMessageContaining("differs from the trained one");
    }
    assertThat(store.list("")).isEmpty();
    assertThat(folder.resolve("scratch")).isEmptyDirectory();
  }

  @Test
  void theBestModelStaysUntilABetterOneComes() {
    assertThat(export(generator, 1, 5).best()).isTrue();
    assertThat(export(generator, 2, 6).best()).isFalse();
    assertThat(pointer("best.json").iteration()).isEqualTo(1);
    assertThat(pointer("latest.json").iteration()).isEqualTo(2);
    assertThat(export(generator, 3, 4).best()).isTrue();
    assertThat(pointer("best.json").iteration()).isEqualTo(3);
  }

  @Test
  void whereHigherIsBetterTheHighestIsTheBest() {
    assertThat(exportByRecall(1, 0.5).best()).isTrue();
    assertThat(exportByRecall(2, 0.4).best()).isFalse();
    assertThat(exportByRecall(3, 0.6).best()).isTrue();
    assertThat(pointer("best.json").judgedBy())
        .contains(new MetricValue("recall", HIGHER_IS_BETTER, 0.6, 0.01));
  }

  private ExportedModel exportByRecall(long iteration, double recall) {
    List<MetricValue> metrics = List.of(new MetricValue("recall", HIGHER_IS_BETTER, recall, 0.01));
    return exporter.export(
        generator.definition,
        generator.parameters,
        new Provenance(TRAINING, "GAN-QP", iteration, metrics, 64, null, null),
        Optional.of("recall"),
        generator);
  }

  @Test
  void withoutAMetricThereIsALatestModelOnly() {
    Provenance unjudged = new Provenance(TRAINING, "GAN-QP", 9, List.of(), 0, null, null);
    exporter.export(
        generator.definition, generator.parameters, unjudged, Optional.empty(), generator);

    assertThat(pointer("latest.json").metric()).isNull();
    assertThat(store.read("best.json")).isEmpty();
    assertThatThrownBy(
            () ->
                exporter.export(
                    generator.definition, generator.parameters, unjudged, SWD, generator))
        .hasMessageContaining("chosen by \"swd\", but the evaluation gave only []");
  }

  @Test
  void aDamagedBestPointerIsReplaced() throws IOException {
    Files.writeString(folder.resolve("store/best.json"), "{");
    exporter = anotherRun();

    assertThat(export(generator, 1, 5).best()).isTrue();
    assertThat(pointer("best.json").iteration()).isEqualTo(1);
  }

  @Test
  void findsOutWhenAnotherRunWritesToTheSamePlace() {
    export(generator, 1, 5);
    GeneratorExporter other = anotherRun();
    export(generator, 2, 4);

    assertThatThrownBy(
            () ->
                other.export(
                    generator.definition, generator.parameters, provenance(3, 3), SWD, generator))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("latest.json was changed by somebody else")
        .hasMessageContaining("stop one of them");
    assertThat(pointer("best.json").iteration()).isEqualTo(2);
  }

  private ExportedModel export(TinyGenerator g, long iteration, double swd) {
    return exporter.export(g.definition, g.parameters, provenance(iteration, swd), SWD, g);
  }

  private static Provenance provenance(long iteration, double swd) {
    return new Provenance(
        TRAINING, "GAN-QP, L1, λ = 10", iteration, List.of(swd(swd)), 64, null, null);
  }

  private static MetricValue swd(double value) {
    return new MetricValue("swd", LOWER_IS_BETTER, value);
  }

  private ModelPointer pointer(String key) {
    return ModelPointer.fromJson(store.read(key).orElseThrow(), key);
  }
}
