package io.ganqp.inference.oip.grpc;

import com.google.protobuf.UnsafeByteOperations;
import io.ganqp.inference.model.ModelFacts;
import io.ganqp.inference.oip.InferAnswer;
import io.ganqp.inference.oip.ModelAddress;
import io.ganqp.inference.oip.Signature;
import io.ganqp.inference.oip.Tensor;
import io.ganqp.inference.oip.grpc.wire.ModelInferResponse;
import io.ganqp.inference.oip.grpc.wire.ModelMetadataResponse;

/** Answers as messages. */
final class Answers {
  private Answers() {}

  /** What the model gave; its tensors are not copied. */
  static ModelInferResponse of(InferAnswer answer) {
    ModelInferResponse.Builder message =
        ModelInferResponse.newBuilder()
            .setModelName(answer.model())
            .setModelVersion(answer.version())
            .setId(answer.id().orElse(""));
    for (InferAnswer.Output output : answer.outputs()) {
      Tensor tensor = output.tensor();
      message
          .addOutputs(
              ModelInferResponse.InferOutputTensor.newBuilder()
                  .setName(tensor.name())
                  .setDatatype(tensor.datatype().name())
                  .addAllShape(tensor.shape()))
          .addRawOutputContents(UnsafeByteOperations.unsafeWrap(tensor.data()));
    }
    return message.build();
  }

  /** What the model takes and gives. */
  static ModelMetadataResponse of(String name, ModelFacts model) {
    Signature signature = Signature.of(model);
    ModelMetadataResponse.Builder message =
        ModelMetadataResponse.newBuilder()
            .setName(name)
            .addVersions(ModelAddress.version(model))
            .setPlatform(Signature.PLATFORM);
    signature.inputs().forEach(slot -> message.addInputs(metadata(slot)));
    signature.outputs().forEach(slot -> message.addOutputs(metadata(slot)));
    return message.build();
  }

  private static ModelMetadataResponse.TensorMetadata metadata(Signature.Slot slot) {
    return ModelMetadataResponse.TensorMetadata.newBuilder()
        .setName(slot.name())
        .setDatatype(slot.datatype().name())
        .addAllShape(slot.shape())
        .build();
  }
}
