package io.ganqp.inference.oip.http;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Asks for images by plain requests of the protocol. */
final class InferRequests {
  static final String MODEL = "/v2/models/faces";
  static final String INFER = MODEL + "/infer";
  static final String JSON_LENGTH = "Inference-Header-Content-Length";

  /** The input of two seeds, 42 and -7. */
  static final String SEEDS =
      "\"inputs\":[{\"name\":\"seed\",\"shape\":[2],\"datatype\":\"INT64\",\"data\":[42,-7]}]";

  private InferRequests() {}

  /** As JSON alone. */
  static Response infer(String request) {
    return given().contentType("application/json").body(request).post(INFER);
  }

  /** With the bytes of tensors after the JSON. */
  static Response inferBinary(String json, byte[] data) {
    byte[] start = json.getBytes(StandardCharsets.UTF_8);
    byte[] body = Arrays.copyOf(start, start.length + data.length);
    System.arraycopy(data, 0, body, start.length, data.length);
    return given()
        .contentType("application/octet-stream")
        .header(JSON_LENGTH, start.length)
        .body(body)
        .post(INFER);
  }
}
