package io.ganqp.operator.inference;

import java.util.List;

/**
 * What a service shows outside the cluster: its faces, as images and by the Open Inference
 * Protocol, its page, and the description of both. Its metrics and its health are for those inside.
 *
 * @param value of the path
 * @param prefix whether what is below it belongs to it
 * @param namesModel whether a request may name its model by a parameter
 */
record PublicPath(String value, boolean prefix, boolean namesModel) {

  /** Which model is served, now and from now on. */
  static final PublicPath MODEL = new PublicPath("/model", true, false);

  /** All of them. */
  static final List<PublicPath> ALL =
      List.of(
          new PublicPath("/generate", true, true),
          new PublicPath("/grid", true, true),
          new PublicPath("/interpolate", true, true),
          new PublicPath("/faces.zip", false, true),
          MODEL,
          new PublicPath("/v2", false, false),
          new PublicPath("/v2/models", true, false),
          new PublicPath("/", false, false),
          new PublicPath("/app.css", false, false),
          new PublicPath("/app.js", false, false),
          new PublicPath("/page", true, false),
          new PublicPath("/favicon.svg", false, false),
          new PublicPath("/q/openapi", false, false));
}
