package io.ganqp.inference.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.ganqp.inference.batching.QueueFullException;

/**
 * An error as RFC 9457 has it.
 *
 * @param type what kind of error: {@code about:blank} where the status says it all
 * @param title the kind in words, the same every time
 * @param status of HTTP
 * @param detail this occurrence, and what to do about it
 * @param parameter the query parameter at fault, if it was one
 * @param error the detail again, where clients of the Open Inference Protocol look for it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String detail, String parameter, String error) {

  /** RFC 9457, section 3. */
  public static final String MEDIA_TYPE = "application/problem+json";

  static Problem of(int status, String title, String detail) {
    return new Problem("about:blank", title, status, detail, null, null);
  }

  /** The same, for clients of the protocol too if they are the ones who ask. */
  Problem at(String path) {
    return path.startsWith(Routes.PROTOCOL)
        ? new Problem(type, title, status, detail, parameter, detail)
        : this;
  }

  static Problem invalidParameter(String parameter, String detail) {
    return new Problem(
        "urn:ganqp:problem:invalid-parameter", "Invalid parameter", 400, detail, parameter, null);
  }

  static Problem otherModel(String detail) {
    return new Problem("urn:ganqp:problem:other-model", "Other model", 404, detail, "model", null);
  }

  static Problem modelNotReady(String detail) {
    return new Problem(
        "urn:ganqp:problem:model-not-ready", "Model not ready", 503, detail, null, null);
  }

  static Problem notFinite(String detail) {
    return new Problem("urn:ganqp:problem:not-finite", "Not finite", 500, detail, null, null);
  }

  static Problem runTimeout(String detail) {
    return new Problem("urn:ganqp:problem:run-timeout", "Run timeout", 503, detail, null, null);
  }

  static Problem tooManyArchives(String detail) {
    return new Problem(
        "urn:ganqp:problem:too-many-archives", "Too many archives", 503, detail, null, null);
  }

  static Problem stopping(String detail) {
    return new Problem("urn:ganqp:problem:stopping", "Stopping", 503, detail, null, null);
  }

  static Problem queueFull(QueueFullException e) {
    String detail = "Too much is asked at once: " + e.getMessage() + ". Try again.";
    return new Problem("urn:ganqp:problem:queue-full", "Queue full", 503, detail, null, null);
  }
}
