package io.ganqp.inference.rest;

import io.ganqp.inference.gate.ContentRoute;
import jakarta.inject.Singleton;

/** A latent is sent as content. */
@Singleton
class LatentRoute implements ContentRoute {

  @Override
  public boolean takes(String path) {
    return path.equals(Routes.GENERATE);
  }
}
