package io.ganqp.inference.rest;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.function.BiFunction;

/** What the server knows of a request for an image, in the words of this package. */
final class ImageRequest {
  private final Query query;
  private final HttpHeaders headers;
  private final HttpServerRequest request;

  /**
   * Takes a request.
   *
   * @param query what it has in its target, or content
   */
  ImageRequest(Query query, HttpHeaders headers, HttpServerRequest request) {
    this.query = query;
    this.headers = headers;
    this.request = request;
  }

  /**
   * How the image is to be made.
   *
   * @param rendering of a query and an Accept header
   */
  ImageOptions options(BiFunction<Query, String, Rendering> rendering) {
    return new ImageOptions(
        query.truncation(), rendering.apply(query, header(HttpHeaders.ACCEPT)), query.model());
  }

  /** What was asked for, as sent. */
  String target() {
    return request.uri();
  }

  /** Of a GET or HEAD: nothing else can be answered by what the client has. */
  String ifNoneMatch() {
    return posted() ? "" : header(HttpHeaders.IF_NONE_MATCH);
  }

  /** Whether the target alone does not say what is asked for. */
  boolean posted() {
    return request.method().equals(HttpMethod.POST);
  }

  /** Whether only the headers are asked for. */
  boolean head() {
    return request.method().equals(HttpMethod.HEAD);
  }

  /** Whether the client sent what not everybody has. */
  boolean authorized() {
    return !header(HttpHeaders.AUTHORIZATION).isEmpty();
  }

  private String header(String name) {
    return String.join(",", headers.getRequestHeader(name));
  }
}
