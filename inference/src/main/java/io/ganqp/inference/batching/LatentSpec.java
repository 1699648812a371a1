package io.ganqp.inference.batching;

import io.ganqp.contract.store.Sha256;
import io.ganqp.inference.model.Latent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** One face, of a latent that is given. */
public final class LatentSpec implements Arrangement {
  private final float[] z;
  private final float truncation;

  /**
   * @param z as many elements as the generator takes; not copied
   * @param truncation ψ in (0, 1]
   */
  public LatentSpec(float[] z, float truncation) {
    this.z = z;
    this.truncation = truncation;
  }

  /** Another one for another z. */
  public String digest() {
    // A float is written such that it is read as the same again.
    return Sha256.of(Arrays.toString(z).getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public int rows() {
    return 1;
  }

  @Override
  public int columns() {
    return 1;
  }

  @Override
  public Latent latent(int index) {
    return Latent.of(z, index, truncation);
  }
}
