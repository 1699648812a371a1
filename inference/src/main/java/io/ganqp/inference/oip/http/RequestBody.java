package io.ganqp.inference.oip.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.oip.Datatype;
import io.ganqp.inference.oip.InferRequest;
import io.ganqp.inference.oip.InvalidInferenceException;
import io.ganqp.inference.oip.Tensor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as content: JSON, and after it the tensors that are sent as bytes. */
final class RequestBody {
  private static final String BINARY_SIZE = "binary_data_size";
  private static final String BINARY = "binary_data";
  private static final String ALL_BINARY = "binary_data_output";

  private final ByteBuffer binary;

  private RequestBody(ByteBuffer binary) {
    this.binary = binary;
  }

  /**
   * Reads it strictly.
   *
   * @param jsonLength bytes of it that are JSON
   * @throws InvalidInferenceException if it is something else
   */
  static InferRequest read(byte[] content, int jsonLength) {
    JsonNode root = Json.read(content, jsonLength);
    Json.expectObject(root, "The request", "id", "parameters", "inputs", "outputs");
    Map<String, String> parameters = Json.parameters(root);
    boolean allBinary = Json.takeFlag(parameters, ALL_BINARY);
    RequestBody body =
        new RequestBody(ByteBuffer.wrap(content, jsonLength, content.length - jsonLength));
    InferRequest request =
        new InferRequest(
            id(root), parameters, body.inputs(root), outputs(root, allBinary), allBinary);
    if (body.binary.hasRemaining()) {
      throw new InvalidInferenceException(
          "After the data of all inputs there are %d bytes more."
              .formatted(body.binary.remaining()));
    }
    return request;
  }

  private static Optional<String> id(JsonNode root) {
    return root.has("id") ? Optional.of(Json.required(root, "id")) : Optional.empty();
  }

  private List<Tensor> inputs(JsonNode root) {
    List<Tensor> tensors = new ArrayList<>();
    for (JsonNode input : Json.elements(root, "inputs")) {
      Json.expectObject(input, "An input", "name", "shape", "datatype", "parameters", "data");
      tensors.add(input(input));
    }
    return tensors;
  }

  private Tensor input(JsonNode input) {
    String name = Json.required(input, "name");
    Datatype datatype = Datatype.ofInput(Json.required(input, "datatype"));
    List<Long> shape = new ArrayList<>();
    for (JsonNode size : Json.elements(input, "shape")) {
      if (!size.isIntegralNumber() || !size.canConvertToLong()) {
        throw new InvalidInferenceException(
            "The shape of %s has %s, expected whole numbers."
                .formatted(Quoted.shorten(name), Json.text(size)));
      }
      shape.add(size.longValue());
    }
    Map<String, String> parameters = Json.parameters(input);
    String size = parameters.remove(BINARY_SIZE);
    if (!parameters.isEmpty()) {
      throw new InvalidInferenceException(
          "\"%s\" is not a parameter of an input; there is %s."
              .formatted(Quoted.shorten(parameters.keySet().iterator().next()), BINARY_SIZE));
    }
    if ((size != null) == input.has("data")) {
      throw new InvalidInferenceException(
          "The input %s needs either data or the parameter %s."
              .formatted(Quoted.shorten(name), BINARY_SIZE));
    }
    ByteBuffer data =
        size == null ? JsonData.read(name, datatype, input.get("data")) : bytes(name, size);
    return new Tensor(name, datatype, shape, data);
  }

  private ByteBuffer bytes(String name, String size) {
    if (!size.matches("[0-9]{1,9}") || Integer.parseInt(size) > binary.remaining()) {
      throw new InvalidInferenceException(
          "The input %s has %s \"%s\", expected at most the %d bytes that are left of the content."
              .formatted(
                  Quoted.shorten(name), BINARY_SIZE, Quoted.shorten(size), binary.remaining()));
    }
    int length = Integer.parseInt(size);
    ByteBuffer data = binary.slice(binary.position(), length);
    binary.position(binary.position() + length);
    return data;
  }

  private static List<InferRequest.Output> outputs(JsonNode root, boolean allBinary) {
    List<InferRequest.Output> outputs = new ArrayList<>();
    for (JsonNode output : Json.elements(root, "outputs")) {
      Json.expectObject(output, "An output", "name", "parameters");
      Map<String, String> parameters = Json.parameters(output);
      boolean binary =
          parameters.containsKey(BINARY) ? Json.takeFlag(parameters, BINARY) : allBinary;
      outputs.add(new InferRequest.Output(Json.required(output, "name"), binary, parameters));
    }
    return outputs;
  }
}
