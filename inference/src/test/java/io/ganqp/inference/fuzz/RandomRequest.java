package io.ganqp.inference.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;

/**
 * A request as it is sent, which ends its connection.
 *
 * @param method of it
 * @param bytes all of it
 */
record RandomRequest(String method, byte[] bytes) {
  private static final String LINE = "\r\n";

  static RandomRequest of(Values values) {
    return values.happens(0.4) ? withoutContent(values) : withContent(values);
  }

  /** For a message. */
  @Override
  public String toString() {
    return new String(bytes, ISO_8859_1);
  }

  private static RandomRequest withoutContent(Values values) {
    String method =
        values.happens(0.9)
            ? "GET"
            : values.oneOf(List.of("HEAD", "OPTIONS", "PUT", "DELETE", "TRACE", "BREW"));
    String fields =
        values.oneOf(
            List.of(
                "",
                "Accept: image/jpeg" + LINE,
                "Accept: text/html, image/*;q=2" + LINE,
                "If-None-Match: *" + LINE,
                "If-None-Match: W/\"a\", \"b" + LINE,
                "Range: bytes=0-1" + LINE,
                "Origin: http://other.example" + LINE,
                "Content-Length: 0" + LINE));
    String head = head(method, new RandomTargets(values).next(), fields);
    return new RandomRequest(method, (head + LINE).getBytes(ISO_8859_1));
  }

  private static RandomRequest withContent(Values values) {
    RandomContent content = RandomContent.of(values);
    String fields =
        "Content-Type: "
            + (values.happens(0.85)
                ? "application/json"
                : values.oneOf(
                    List.of(
                        "application/json;charset=utf-8",
                        "application/octet-stream",
                        "text/plain",
                        "a")))
            + LINE
            + (content.json().isPresent()
                ? "Inference-Header-Content-Length: " + content.json().getAsInt() + LINE
                : "");
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    if (values.happens(0.3)) {
      request.writeBytes(
          (head("POST", content.path(), fields) + "Transfer-Encoding: chunked" + LINE + LINE)
              .getBytes(ISO_8859_1));
      writeChunks(values, content.bytes(), request);
    } else {
      String length = "Content-Length: " + content.bytes().length + LINE;
      request.writeBytes(
          (head("POST", content.path(), fields) + length + LINE).getBytes(ISO_8859_1));
      request.writeBytes(content.bytes());
    }
    return new RandomRequest("POST", request.toByteArray());
  }

  private static String head(String method, String target, String fields) {
    return String.join(
        LINE, method + " " + target + " HTTP/1.1", "Host: x", "Connection: close", fields);
  }

  private static void writeChunks(Values values, byte[] content, ByteArrayOutputStream request) {
    int at = 0;
    while (at < content.length) {
      int length = Math.min(content.length - at, 1 + values.below(4000));
      request.writeBytes((Integer.toHexString(length) + LINE).getBytes(ISO_8859_1));
      request.write(content, at, length);
      request.writeBytes(LINE.getBytes(ISO_8859_1));
      at += length;
    }
    request.writeBytes(("0" + LINE + LINE).getBytes(ISO_8859_1));
  }
}
