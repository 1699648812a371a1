package io.ganqp.inference.rest;

/** What is asked for by HTTP/1.0 has no known length, and HTTP/1.0 no chunks. */
final class OldHttpException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OldHttpException() {
    super(
        "A zip is sent while it is made, in chunks that HTTP/1.0 does not have: its client could"
            + " not tell a part from the whole. Send HTTP/1.1, also from a proxy in between"
            + " (nginx: proxy_http_version 1.1).");
  }
}
