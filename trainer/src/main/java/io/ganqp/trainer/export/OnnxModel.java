package io.ganqp.trainer.export;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.ModelMetadata;
import io.ganqp.trainer.network.NetworkDefinition;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import onnx.Onnx.ModelProto;
import onnx.Onnx.OperatorSetIdProto;
import onnx.Onnx.StringStringEntryProto;

/** Writes the whole ONNX document: graph, operator set, producer and metadata properties. */
final class OnnxModel {

  static final int OPSET = 17;
  private static final int IR_VERSION = 8;
  private static final String PRODUCER = "ganqp";

  private OnnxModel() {}

  /**
   * The same arguments give the same bytes.
   *
   * @param metric the one of the provenance's metrics that it is judged by
   */
  static ModelProto of(
      NetworkDefinition network,
      float[] parameters,
      Provenance provenance,
      Optional<String> metric,
      String version) {
    ModelProto.Builder model =
        ModelProto.newBuilder()
            .setIrVersion(IR_VERSION)
            .setProducerName(PRODUCER)
            .setProducerVersion(version)
            .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPSET))
            .setGraph(OnnxGenerator.graph(network, parameters));
    metadata(network, provenance, metric)
        .forEach(
            (key, value) ->
                model.addMetadataProps(
                    StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
    return model.build();
  }

  private static Map<String, String> metadata(
      NetworkDefinition network, Provenance provenance, Optional<String> metric) {
    Map<String, String> properties = new TreeMap<>();
    properties.put(ModelMetadata.SCHEMA, ModelMetadata.SCHEMA_VERSION);
    properties.put(ModelMetadata.RESOLUTION, Integer.toString(OnnxGenerator.resolution(network)));
    properties.put(ModelMetadata.LATENT_DIMENSION, Integer.toString(network.inputs()));
    properties.put(ModelMetadata.OBJECTIVE, provenance.objective());
    properties.put(ModelMetadata.ITERATION, Long.toString(provenance.iteration()));
    properties.put(
        ModelMetadata.TRAINING,
        provenance.training().namespace() + "/" + provenance.training().name());
    if (provenance.training().uid() != null) {
      properties.put(ModelMetadata.UID, provenance.training().uid());
    }
    if (provenance.training().from() != null) {
      properties.put(ModelMetadata.FROM, provenance.training().from().place());
    }
    if (provenance.curve() != null) {
      properties.put(ModelMetadata.CURVE, provenance.curve().toJson());
    }
    if (provenance.licence() != null) {
      properties.put(ModelMetadata.LICENCE, provenance.licence());
    }
    metric.flatMap(provenance::value).ifPresent(value -> judge(properties, value));
    return properties;
  }

  private static void judge(Map<String, String> properties, MetricValue value) {
    properties.put(ModelMetadata.METRIC, value.metric());
    properties.put(ModelMetadata.DIRECTION, value.direction().word());
    properties.put(ModelMetadata.VALUE, Double.toString(value.value()));
    if (value.error() != null) {
      properties.put(ModelMetadata.ERROR, value.error().toString());
    }
    if (value.extractor() != null) {
      properties.put(ModelMetadata.EXTRACTOR, value.extractor());
    }
  }
}
