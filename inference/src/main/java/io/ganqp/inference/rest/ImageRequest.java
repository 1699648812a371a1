package io.ganqp.inference.rest;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.SortedSet;

/** What the server knows of a request for an image, in the words of this package. */
final class ImageRequest {
  private final Query query;
  private final HttpHeaders headers;
  private final HttpServerRequest request;

  /**
   * Takes a request.
   *
   * @param known the parameters that there may be
   * @throws InvalidParameterException for one that is not known, or sent twice
   */
  ImageRequest(
      UriInfo uri, HttpHeaders headers, HttpServerRequest request, SortedSet<String> known) {
    this.query = new Query(uri.getQueryParameters(), known);
    this.headers = headers;
    this.request = request;
  }

  Query query() {
    return query;
  }

  /** How the image is to be made. */
  ImageOptions options() {
    return new ImageOptions(
        query.truncation(), query.encoding(header(HttpHeaders.ACCEPT)), query.model());
  }

  /** What was asked for, as sent. */
  String target() {
    return request.uri();
  }

  String ifNoneMatch() {
    return header(HttpHeaders.IF_NONE_MATCH);
  }

  /** Whether only the headers are asked for. */
  boolean head() {
    return request.method().equals(HttpMethod.HEAD);
  }

  private String header(String name) {
    return String.join(",", headers.getRequestHeader(name));
  }
}
