package io.ganqp.inference.oip.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.ganqp.inference.oip.Datatype;
import io.ganqp.inference.oip.InferAnswer;
import io.ganqp.inference.oip.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;

/**
 * An answer as content: JSON, and after it the tensors that are sent as bytes.
 *
 * @param content all of it
 * @param jsonLength bytes of it that are JSON, if others follow
 */
record AnswerBody(byte[] content, OptionalInt jsonLength) {
  private static final JsonFactory JSON = new JsonFactory();

  static AnswerBody of(InferAnswer answer) {
    try {
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      try (JsonGenerator json = JSON.createGenerator(content)) {
        write(answer, json);
      }
      int jsonLength = content.size();
      List<ByteBuffer> binary =
          answer.outputs().stream()
              .filter(InferAnswer.Output::binary)
              .map(output -> output.tensor().data())
              .toList();
      if (binary.isEmpty()) {
        return new AnswerBody(content.toByteArray(), OptionalInt.empty());
      }
      return new AnswerBody(joined(content, binary), OptionalInt.of(jsonLength));
    } catch (IOException e) {
      throw new UncheckedIOException("memory could not be written", e);
    }
  }

  private static byte[] joined(ByteArrayOutputStream json, List<ByteBuffer> binary) {
    int size = json.size() + binary.stream().mapToInt(ByteBuffer::remaining).sum();
    ByteBuffer all = ByteBuffer.allocate(size).put(json.toByteArray());
    binary.forEach(all::put);
    return all.array();
  }

  private static void write(InferAnswer answer, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("model_name", answer.model());
    json.writeStringField("model_version", answer.version());
    if (answer.id().isPresent()) {
      json.writeStringField("id", answer.id().get());
    }
    json.writeArrayFieldStart("outputs");
    for (InferAnswer.Output output : answer.outputs()) {
      write(output, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(InferAnswer.Output output, JsonGenerator json) throws IOException {
    Tensor tensor = output.tensor();
    json.writeStartObject();
    json.writeStringField("name", tensor.name());
    json.writeStringField("datatype", tensor.datatype().name());
    json.writeArrayFieldStart("shape");
    for (long size : tensor.shape()) {
      json.writeNumber(size);
    }
    json.writeEndArray();
    if (output.binary()) {
      json.writeObjectFieldStart("parameters");
      json.writeNumberField("binary_data_size", tensor.data().remaining());
      json.writeEndObject();
    } else if (tensor.datatype() == Datatype.BYTES) {
      // A file is no text; this is how others send what is none.
      json.writeObjectFieldStart("parameters");
      json.writeStringField("content_type", "base64");
      json.writeEndObject();
      writeBase64(tensor.data(), json);
    } else {
      writeNumbers(tensor.data().asFloatBuffer(), json);
    }
    json.writeEndObject();
  }

  private static void writeNumbers(FloatBuffer values, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("data");
    while (values.hasRemaining()) {
      json.writeNumber(values.get());
    }
    json.writeEndArray();
  }

  private static void writeBase64(ByteBuffer elements, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("data");
    while (elements.hasRemaining()) {
      byte[] element = new byte[elements.getInt()];
      elements.get(element);
      json.writeString(Base64.getEncoder().encodeToString(element));
    }
    json.writeEndArray();
  }
}
