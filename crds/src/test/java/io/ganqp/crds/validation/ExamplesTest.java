package io.ganqp.crds.validation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.ganqp.crds.v1alpha1.AugmentationKind;
import io.ganqp.crds.v1alpha1.AugmentationMode;
import io.ganqp.crds.v1alpha1.CriticInput;
import io.ganqp.crds.v1alpha1.Crop;
import io.ganqp.crds.v1alpha1.Divergence;
import io.ganqp.crds.v1alpha1.GanQpTraining;
import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExamplesTest {

  private static final Path EXAMPLES = Path.of("examples");
  private static final DocumentReader<GanQpTraining> TRAININGS = DocumentReader.ofTrainings();

  static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(EXAMPLES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Path example) {
    DocumentReader<? extends HasMetadata> reader =
        example.getFileName().toString().startsWith("training")
            ? TRAININGS
            : DocumentReader.ofInferences();

    assertThat(reader.read(example).getMetadata().getName()).isNotBlank();
  }

  @Test
  void absentBlocksGetTheirDefaults() {
    GanQpTraining training = TRAININGS.read(EXAMPLES.resolve("training-minimal.yaml"));
    GanQpTrainingSpec spec = training.getSpec();

    assertThat(training.getMetadata().getNamespace()).isEqualTo("default");
    assertThat(spec.dataset().crop()).isEqualTo(Crop.CENTER);
    assertThat(spec.dataset().mirror()).isTrue();
    assertThat(spec.dataset().holdoutFraction()).isEqualTo(0.1);
    assertThat(spec.dataset().maximumRejectedFraction()).isEqualTo(0.05);
    assertThat(spec.model().resolution()).isEqualTo(128);
    assertThat(spec.model().latentDimension()).isEqualTo(128);
    assertThat(spec.model().baseChannels()).isNull();
    assertThat(spec.objective().divergence()).isEqualTo(Divergence.GAN_QP);
    assertThat(spec.objective().lambda()).as("left to the objective's paper").isNull();
    assertThat(spec.critic().input()).isEqualTo(CriticInput.IMAGE);
    assertThat(spec.critic().spectralNorm()).isFalse();
    assertThat(spec.critic().penalty()).isNull();
    assertThat(spec.augmentation().mode()).isEqualTo(AugmentationMode.AUTOMATIC);
    assertThat(spec.augmentation().policy())
        .containsExactly(AugmentationKind.COLOR, AugmentationKind.TRANSLATION);
    assertThat(spec.optimizer().learningRate()).isNull();
    assertThat(spec.training().iterations()).isEqualTo(100_000);
    assertThat(spec.training().batchSize()).isEqualTo(64);
    assertThat(spec.training().criticSteps()).isNull();
    assertThat(spec.training().averageDecay()).isEqualTo(0.999);
    assertThat(spec.training().seed()).isEqualTo(42);
    assertThat(spec.evaluation().everyIterations()).isEqualTo(1000);
    assertThat(spec.evaluation().samples()).isEqualTo(1000);
    assertThat(spec.checkpoint().everyIterations()).isEqualTo(500);
    assertThat(spec.checkpoint().keep()).isEqualTo(3);
    assertThat(spec.runPolicy().suspend()).isFalse();
    assertThat(spec.runPolicy().backoffLimit()).isEqualTo(3);
    assertThat(spec.runPolicy().ttlSecondsAfterFinished()).isNull();
    assertThat(spec.trainer().image()).isNull();
    assertThat(spec.serving()).isNull();
  }

  @Test
  void fullExampleShowsEveryField() throws IOException {
    Path file = EXAMPLES.resolve("training-full.yaml");
    Map<String, Object> spec =
        Json.object(new YamlParser().parse("full", Files.readString(file)).get("spec"));
    Map<String, StructuralSchema> blocks =
        ResourceSchema.of(GanQpTraining.class).schema().properties().get("spec").properties();

    assertThat(spec).containsOnlyKeys(blocks.keySet());
    blocks.forEach(
        (name, block) -> {
          TreeSet<String> fields = new TreeSet<>(block.properties().keySet());
          if (name.equals("dataset")) {
            fields.removeAll(List.of("builtin", "volume"));
          } else if (name.equals("storage")) {
            fields.remove("s3");
          } else if (name.equals("serving")) {
            fields.remove("replicas");
          } else if (name.equals("objective")) {
            fields.removeAll(List.of("fDivergence", "generatorLoss"));
          } else if (name.equals("critic")) {
            fields.removeAll(List.of("weightClipping", "penalty"));
          }
          assertThat(Json.object(spec.get(name))).as(name).containsOnlyKeys(fields);
        });
  }

  @Test
  void whatIsWrittenReadsBackTheSame() throws IOException {
    YAMLMapper yaml = new YAMLMapper();
    GanQpTraining training = TRAININGS.read(EXAMPLES.resolve("training-full.yaml"));
    GanQpTraining again = TRAININGS.parse("again", yaml.writeValueAsString(training));

    assertThat(again.getSpec()).isEqualTo(training.getSpec());
    assertThat(again.getMetadata()).isEqualTo(training.getMetadata());
  }
}
