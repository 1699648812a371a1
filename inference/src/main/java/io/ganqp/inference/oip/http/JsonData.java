package io.ganqp.inference.oip.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.ganqp.inference.Quoted;
import io.ganqp.inference.oip.Datatype;
import io.ganqp.inference.oip.InvalidInferenceException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The elements of a tensor as JSON: numbers in one array, or in arrays of arrays. */
final class JsonData {
  /** Levels of arrays; no tensor here has more than two. */
  private static final int DEEPEST = 4;

  private final String name;
  private final Datatype datatype;

  private JsonData(String name, Datatype datatype) {
    this.name = Quoted.shorten(name);
    this.datatype = datatype;
  }

  /** As bytes. */
  static ByteBuffer read(String name, Datatype datatype, JsonNode data) {
    JsonData reader = new JsonData(name, datatype);
    int count = reader.count(data, 0);
    ByteBuffer bytes = ByteBuffer.allocate(count * datatype.size()).order(ByteOrder.LITTLE_ENDIAN);
    reader.write(data, bytes);
    return bytes.flip();
  }

  private int count(JsonNode array, int depth) {
    if (!array.isArray() || depth == DEEPEST) {
      throw new InvalidInferenceException(
          "The data of %s has %s, expected an array of numbers.".formatted(name, Json.text(array)));
    }
    int count = 0;
    for (JsonNode element : array) {
      count += element.isArray() ? count(element, depth + 1) : 1;
    }
    return count;
  }

  private void write(JsonNode array, ByteBuffer bytes) {
    for (JsonNode element : array) {
      if (element.isArray()) {
        write(element, bytes);
      } else if (datatype == Datatype.INT64) {
        bytes.putLong(whole(element));
      } else {
        bytes.putFloat(number(element));
      }
    }
  }

  private long whole(JsonNode element) {
    if (!element.isIntegralNumber() || !element.canConvertToLong()) {
      throw unexpected(element, "a whole number of 64 bits");
    }
    return element.longValue();
  }

  private float number(JsonNode element) {
    if (!element.isNumber() || !Float.isFinite(element.floatValue())) {
      throw unexpected(element, "a number of 32 bits");
    }
    return element.floatValue();
  }

  private InvalidInferenceException unexpected(JsonNode element, String expected) {
    return new InvalidInferenceException(
        "The data of %s has %s, expected %s.".formatted(name, Json.text(element), expected));
  }
}
