package io.ganqp.inference.rest;

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
   * @param side height and width of a face in pixels
   * @param truncation ψ in (0, 1]
   * @throws InvalidParameterException if the image would be too large
   */
  Shown shown(int side, float truncation);
}
