package io.ganqp.inference.rest;

import io.ganqp.inference.batching.LatentSpec;
import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;

/** The face of a latent. */
final class LatentSubject implements Subject {
  private final float[] z;

  /**
   * @param z not copied
   */
  LatentSubject(float[] z) {
    this.z = z;
  }

  @Override
  public String file() {
    return "face-of-latent";
  }

  @Override
  public Optional<Seed> seed() {
    return Optional.empty();
  }

  @Override
  public Shown shown(ModelFacts model, float truncation) {
    if (z.length != model.latentDimension()) {
      throw new InvalidParameterException(
          "z",
          "z has %d numbers, expected %d: the latentDimension of /model."
              .formatted(z.length, model.latentDimension()));
    }
    LatentSpec face = new LatentSpec(z, truncation);
    return new Shown(face, "z" + face.digest());
  }
}
