package io.ganqp.inference.rest;

import io.ganqp.inference.image.Encoding;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.UriInfo;
import java.util.SortedSet;
import java.util.concurrent.ThreadLocalRandom;

/** What JAX-RS knows of a request for an image, in the words of this package. */
record ImageRequest(UriInfo uri, HttpHeaders headers, Request request) {

  Query query(SortedSet<String> known) {
    return new Query(uri.getQueryParameters(), known);
  }

  Encoding encoding(Query query) {
    return query.encoding(header(HttpHeaders.ACCEPT));
  }

  String ifNoneMatch() {
    return header(HttpHeaders.IF_NONE_MATCH);
  }

  /** Whether only the headers are asked for. */
  boolean head() {
    return request.getMethod().equals(HttpMethod.HEAD);
  }

  static long randomSeed() {
    return ThreadLocalRandom.current().nextLong();
  }

  private String header(String name) {
    return String.join(",", headers.getRequestHeader(name));
  }
}
