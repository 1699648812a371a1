package io.ganqp.trainer.export;

import static io.ganqp.contract.metric.Direction.HIGHER_IS_BETTER;
import static io.ganqp.contract.metric.Direction.LOWER_IS_BETTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ganqp.contract.metric.MetricCurve;
import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.StringStringEntryProto;
import org.junit.jupiter.api.Test;

/** What is in an exported file. */
class OnnxModelTest {

  private static final ModelCard.Training TRAINING =
      new ModelCard.Training("default", "faces", "8f0c");

  private final TinyGenerator generator = TinyGenerator.reference(1);

  @Test
  void whatItIsJudgedByIsInTheFile() {
    List<MetricValue> metrics =
        List.of(swd(0.03125), new MetricValue("recall", HIGHER_IS_BETTER, 2.5, 0.125));
    Provenance provenance = new Provenance(TRAINING, "GAN-QP", 7, metrics, 64, null, null);

    assertThat(properties(provenance, Optional.of("swd")))
        .containsEntry("ganqp.metric", "swd")
        .containsEntry("ganqp.direction", "lower")
        .containsEntry("ganqp.value", "0.03125")
        .doesNotContainKey("ganqp.error")
        .doesNotContainValue("2.5");
    assertThat(properties(provenance, Optional.of("recall")))
        .containsEntry("ganqp.metric", "recall")
        .containsEntry("ganqp.direction", "higher")
        .containsEntry("ganqp.value", "2.5")
        .containsEntry("ganqp.error", "0.125");
    assertThat(properties(provenance, Optional.empty()))
        .doesNotContainKeys("ganqp.metric", "ganqp.direction", "ganqp.value");
  }

  @Test
  void theCurveOfItsTrainingAndTheLicenceOfItsDataAreInTheFile() {
    MetricCurve curve =
        new MetricCurve("swd", LOWER_IS_BETTER, List.of(new MetricCurve.Point(7, 0.03125, 0.001)));
    Provenance provenance =
        new Provenance(TRAINING, "GAN-QP", 7, List.of(), 0, curve, "CC-BY-4.0: “Faces”, 2020");

    assertThat(properties(provenance, Optional.empty()))
        .containsEntry("ganqp.curve", curve.toJson())
        .containsEntry("ganqp.licence", "CC-BY-4.0: “Faces”, 2020");
  }

  @Test
  void batchNormIsFoldedAway() {
    assertThat(model(provenance(1, 5)).getGraph().getNodeList())
        .extracting(NodeProto::getOpType)
        .containsExactly(
            "Gemm", "Relu", "Reshape", "ConvTranspose", "Relu", "ConvTranspose", "Tanh");
  }

  @Test
  void theSameGeneratorGivesTheSameBytes() {
    TinyGenerator same = TinyGenerator.reference(1);
    ModelProto other =
        OnnxModel.of(
            same.definition, same.parameters, provenance(1, 5), Optional.of("swd"), "1.2.3");

    assertThat(other.toByteArray()).isEqualTo(model(provenance(1, 5)).toByteArray());
  }

  @Test
  void refusesWhatIsNoGenerator() {
    NetworkDefinition critic =
        new NetworkDefinition("critic", 12, 1, List.of(new Layer.Dense(12, 1, false)));
    NetworkDefinition folded =
        new NetworkDefinition("generator", 12, 12, List.of(new Layer.BatchNorm(12, 1e-3)));
    NetworkDefinition convolution =
        new NetworkDefinition(
            "generator", 12, 12, List.of(new Layer.Convolution(12, 12, 1, 1, false)));

    assertThatThrownBy(() -> OnnxGenerator.graph(critic, new float[12]))
        .hasMessageContaining("the critic gives 1 values");
    assertThatThrownBy(() -> OnnxGenerator.graph(folded, new float[48]))
        .hasMessageContaining("batch norm at layer 0");
    assertThatThrownBy(() -> OnnxGenerator.graph(convolution, new float[144]))
        .hasMessageContaining("layer 0 of the generator is Convolution");
    assertThatThrownBy(() -> OnnxGenerator.graph(generator.definition, new float[3]))
        .hasMessageContaining("but 3 were given");
  }

  private ModelProto model(Provenance provenance) {
    return model(provenance, Optional.of("swd"));
  }

  private ModelProto model(Provenance provenance, Optional<String> metric) {
    return OnnxModel.of(generator.definition, generator.parameters, provenance, metric, "1.2.3");
  }

  private Map<String, String> properties(Provenance provenance, Optional<String> metric) {
    return model(provenance, metric).getMetadataPropsList().stream()
        .collect(
            Collectors.toMap(StringStringEntryProto::getKey, StringStringEntryProto::getValue));
  }

  private static Provenance provenance(long iteration, double swd) {
    return new Provenance(
        TRAINING, "GAN-QP, L1, λ = 10", iteration, List.of(swd(swd)), 64, null, null);
  }

  private static MetricValue swd(double value) {
    return new MetricValue("swd", LOWER_IS_BETTER, value);
  }
}
