package io.ganqp.inference.model;

import io.ganqp.contract.latent.SeededLatent;
import io.ganqp.contract.latent.SphericalInterpolation;
import java.nio.FloatBuffer;

/** A latent z, whatever dimension a generator takes. */
@FunctionalInterface
public interface Latent {

  /**
   * The largest magnitude of an element that is taken from a client: no sample of N(0, 1) comes
   * near it, and no generator leaves what a float can hold on its account.
   */
  float LARGEST = 100f;

  /** Writes it at the buffer's position, which moves by {@code dimension}. */
  void draw(int dimension, FloatBuffer target);

  /**
   * That of a seed.
   *
   * @param truncation ψ in (0, 1]
   */
  static Latent of(long seed, float truncation) {
    return (dimension, target) -> SeededLatent.draw(seed, truncation, dimension, target);
  }

  /**
   * The given one.
   *
   * @param values of it, or of several, one after the other; not copied
   * @param index of it among them
   * @param truncation ψ in (0, 1], by which they are multiplied
   */
  static Latent of(float[] values, int index, float truncation) {
    return (dimension, target) -> {
      int offset = index * dimension;
      for (int i = offset; i < offset + dimension; i++) {
        target.put(truncation * values[i]);
      }
    };
  }

  /**
   * One on the way from a seed's to another's, along the sphere.
   *
   * @param fraction of the way, in [0, 1]
   * @param truncation ψ in (0, 1], of both
   */
  static Latent between(long from, long to, double fraction, float truncation) {
    return (dimension, target) ->
        target.put(
            SphericalInterpolation.between(
                values(of(from, truncation), dimension),
                values(of(to, truncation), dimension),
                fraction));
  }

  private static float[] values(Latent latent, int dimension) {
    float[] values = new float[dimension];
    latent.draw(dimension, FloatBuffer.wrap(values));
    return values;
  }
}
