package io.ganqp.operator.inference;

import java.util.List;

/**
 * What a service shows outside the cluster: its faces, as images and by the Open Inference
 * Protocol, its page, and the description of both. Its metrics and its health are for those inside.
 *
 * @param value of the path
 * @param prefix whether what is below it belongs to it
 */
record PublicPath(String value, boolean prefix) {

  /** Which model is served, now and from now on. */
  static final PublicPath MODEL = new PublicPath("/model", true);

  /** All of them. */
  static final List<PublicPath> ALL =
      List.of(
          new PublicPath("/generate", true),
          new PublicPath("/grid", true),
          new PublicPath("/interpolate", true),
          new PublicPath("/faces.zip", false),
          MODEL,
          new PublicPath("/v2", false),
          new PublicPath("/v2/models", true),
          new PublicPath("/", false),
          new PublicPath("/app.css", false),
          new PublicPath("/app.js", false),
          new PublicPath("/page", true),
          new PublicPath("/favicon.svg", false),
          new PublicPath("/q/openapi", false));
}
