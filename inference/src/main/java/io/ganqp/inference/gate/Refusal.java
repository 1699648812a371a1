package io.ganqp.inference.gate;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * An answer that is a problem detail (RFC 9457) and needs no server.
 *
 * @param status of HTTP
 * @param type of the problem; {@code about:blank} where the status says it all
 * @param title of the problem
 * @param detail what was wrong, and what to do about it
 * @param field a further header field with its line end, or nothing
 * @param close whether the connection ends, since nobody can tell where the next request begins
 * @param headOnly whether it is without its body, as the answer to a HEAD
 */
record Refusal(
    int status,
    String type,
    String title,
    String detail,
    String field,
    boolean close,
    boolean headOnly) {

  /** Where the request ends is not known for sure, so nothing after it is read. */
  static Refusal closing(int status, String detail) {
    return closing(status, detail, "");
  }

  /** The same, with a header field. */
  static Refusal closing(int status, String detail, String field) {
    return about(status, detail, field, true);
  }

  /** The request is understood and not served. */
  static Refusal of(int status, String detail, String field) {
    return about(status, detail, field, false);
  }

  private static Refusal about(int status, String detail, String field, boolean close) {
    return new Refusal(status, "about:blank", phrase(status), detail, field, close, false);
  }

  /** The same, and the connection ends. */
  Refusal last() {
    return new Refusal(status, type, title, detail, field, true, headOnly);
  }

  /** The same to a HEAD. */
  Refusal bodiless() {
    return new Refusal(status, type, title, detail, field, close, true);
  }

  /** The bytes of the answer. Its member {@code error} is what clients of the OIP read. */
  byte[] bytes() {
    byte[] body =
        new JsonObject()
            .put("type", type)
            .put("title", title)
            .put("status", status)
            .put("detail", detail)
            .put("error", detail)
            .encode()
            .getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 %d %s\r\nContent-Type: application/problem+json\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n%s%sContent-Length: %d\r\n\r\n"
            .formatted(
                status, phrase(status), field, close ? "Connection: close\r\n" : "", body.length);
    byte[] start = head.getBytes(StandardCharsets.ISO_8859_1);
    byte[] all = Arrays.copyOf(start, start.length + (headOnly ? 0 : body.length));
    System.arraycopy(body, 0, all, start.length, all.length - start.length);
    return all;
  }

  /** In the words of RFC 9110. */
  private static String phrase(int status) {
    return switch (status) {
      case 413 -> "Content Too Large";
      case 414 -> "URI Too Long";
      default -> HttpResponseStatus.valueOf(status).reasonPhrase();
    };
  }
}
