package io.ganqp.inference.rest;

import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;

/** What a client wants to see, whichever model makes it. */
interface Subject {

  /** Name of the file, without extension. */
  String file();

  /** That the client gave or got; empty where there are several, which it gave. */
  Optional<Seed> seed();

  /**
   * By a model.
   *
   * @param truncation ψ in (0, 1]
   * @throws InvalidParameterException if the image would be too large
   */
  Shown shown(ModelFacts model, float truncation);
}
