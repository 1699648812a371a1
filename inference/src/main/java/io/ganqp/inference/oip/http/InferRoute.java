package io.ganqp.inference.oip.http;

import io.ganqp.inference.gate.ContentRoute;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;

/** Inputs are sent as content. */
@Singleton
class InferRoute implements ContentRoute {
  private static final Pattern INFER =
      Pattern.compile("/v2/models/[^/]+(?:/versions/[^/]+)?/infer");

  @Override
  public boolean takes(String path) {
    return INFER.matcher(path).matches();
  }
}
