package io.ganqp.inference.oip.grpc;

import com.google.protobuf.ByteString;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.oip.Datatype;
import io.ganqp.inference.oip.InferRequest;
import io.ganqp.inference.oip.InvalidInferenceException;
import io.ganqp.inference.oip.ModelAddress;
import io.ganqp.inference.oip.Tensor;
import io.ganqp.inference.oip.grpc.wire.InferParameter;
import io.ganqp.inference.oip.grpc.wire.InferTensorContents;
import io.ganqp.inference.oip.grpc.wire.ModelInferRequest;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Requests as messages. */
final class Requests {
  private Requests() {}

  /** Which model is meant; an empty version is none. */
  static ModelAddress address(String name, String version) {
    return new ModelAddress(name, version.isEmpty() ? Optional.empty() : Optional.of(version));
  }

  /**
   * What is asked of it.
   *
   * @throws InvalidInferenceException if the message says two things, or something unknown
   */
  static InferRequest of(ModelInferRequest message) {
    return new InferRequest(
        message.getId().isEmpty() ? Optional.empty() : Optional.of(message.getId()),
        parameters(message.getParametersMap()),
        inputs(message),
        message.getOutputsList().stream()
            .map(
                output ->
                    new InferRequest.Output(
                        output.getName(), true, parameters(output.getParametersMap())))
            .toList(),
        true);
  }

  private static List<Tensor> inputs(ModelInferRequest message) {
    int raw = message.getRawInputContentsCount();
    if (raw != 0 && raw != message.getInputsCount()) {
      throw new InvalidInferenceException(
          "There are %d raw_input_contents for %d inputs: send them for all or none."
              .formatted(raw, message.getInputsCount()));
    }
    List<Tensor> inputs = new ArrayList<>();
    for (int i = 0; i < message.getInputsCount(); i++) {
      ModelInferRequest.InferInputTensor input = message.getInputs(i);
      if (input.getParametersCount() > 0) {
        throw new InvalidInferenceException(
            "\"%s\" is not a parameter of an input; there is none."
                .formatted(Quoted.shorten(input.getParametersMap().keySet().iterator().next())));
      }
      if (raw > 0 && input.hasContents()) {
        throw new InvalidInferenceException(
            "The input \"%s\" has both contents and raw_input_contents."
                .formatted(Quoted.shorten(input.getName())));
      }
      Datatype datatype = Datatype.ofInput(input.getDatatype());
      ByteBuffer data =
          raw > 0 ? bytes(message.getRawInputContents(i)) : bytes(datatype, input.getContents());
      inputs.add(new Tensor(input.getName(), datatype, input.getShapeList(), data));
    }
    return inputs;
  }

  private static ByteBuffer bytes(ByteString raw) {
    return raw.asReadOnlyByteBuffer();
  }

  private static ByteBuffer bytes(Datatype datatype, InferTensorContents contents) {
    boolean floats = datatype == Datatype.FP32;
    int count = floats ? contents.getFp32ContentsCount() : contents.getInt64ContentsCount();
    ByteBuffer bytes = ByteBuffer.allocate(count * datatype.size()).order(ByteOrder.LITTLE_ENDIAN);
    if (floats) {
      contents.getFp32ContentsList().forEach(bytes::putFloat);
    } else {
      contents.getInt64ContentsList().forEach(bytes::putLong);
    }
    return bytes.flip();
  }

  private static Map<String, String> parameters(Map<String, InferParameter> parameters) {
    Map<String, String> texts = new LinkedHashMap<>();
    parameters.forEach((name, value) -> texts.put(name, text(name, value)));
    return texts;
  }

  private static String text(String name, InferParameter value) {
    return switch (value.getParameterChoiceCase()) {
      case BOOL_PARAM -> Boolean.toString(value.getBoolParam());
      case INT64_PARAM -> Long.toString(value.getInt64Param());
      case STRING_PARAM -> value.getStringParam();
      case DOUBLE_PARAM -> Double.toString(value.getDoubleParam());
      case UINT64_PARAM -> Long.toUnsignedString(value.getUint64Param());
      case PARAMETERCHOICE_NOT_SET ->
          throw new InvalidInferenceException(
              "The parameter %s has no value.".formatted(Quoted.shorten(name)));
    };
  }
}
