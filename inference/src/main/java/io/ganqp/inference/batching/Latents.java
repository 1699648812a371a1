package io.ganqp.inference.batching;

import io.ganqp.inference.model.Latent;

/** What the faces of one request are made from. */
public interface Latents {

  /** How many there are, at least 1. */
  int faces();

  /** One of them; they count from 0. */
  Latent latent(int index);
}
