package io.ganqp.trainer.constraint;

import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import io.ganqp.trainer.network.UniformStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Spectral normalisation (Miyato et al., arXiv 1802.05957): every weight W of a critic, as the
 * matrix [out, in · kernel], is divided by its greatest singular value σ. A power iteration that
 * goes on from step to step keeps track of σ; its vectors u are all the state there is.
 */
public final class SpectralNorm {

  /** As PyTorch does, so that σ is near the truth from the first step on. */
  private static final int FIRST_ITERATIONS = 15;

  private final float[] vectors;
  private final float[] normalised;
  private final List<SpectralBlock> blocks = new ArrayList<>();

  /**
   * Goes on from a checkpoint.
   *
   * @param vectors u of each weight, one after the other, as {@link #vectors} gave them; taken over
   * @throws IllegalArgumentException if they do not fit the layout
   */
  public SpectralNorm(ParameterLayout layout, float[] vectors) {
    int length = length(layout);
    if (vectors.length != length) {
      throw new IllegalArgumentException(
          "the spectral norms of this network take vectors of %d elements, not %d"
              .formatted(length, vectors.length));
    }
    this.vectors = vectors;
    this.normalised = new float[layout.size()];
    int u = 0;
    for (ParameterBlock block : weights(layout)) {
      blocks.add(new SpectralBlock(block, vectors, u));
      u += block.shape().get(0);
    }
  }

  /** Starts from vectors that {@code seed} gives, and some iterations on the first parameters. */
  public static SpectralNorm start(ParameterLayout layout, float[] parameters, long seed) {
    float[] vectors = new float[length(layout)];
    int u = 0;
    for (ParameterBlock block : weights(layout)) {
      UniformStream random = UniformStream.stream(seed, "spectral norm/" + block.layer());
      int rows = block.shape().get(0);
      for (int i = u; i < u + rows; i++) {
        vectors[i] = (float) (2 * random.nextDouble() - 1);
      }
      SpectralBlock.normalise(vectors, u, rows);
      u += rows;
    }
    SpectralNorm norm = new SpectralNorm(layout, vectors);
    for (int i = 0; i < FIRST_ITERATIONS; i++) {
      norm.blocks.forEach(block -> block.iterate(parameters));
    }
    return norm;
  }

  private static List<ParameterBlock> weights(ParameterLayout layout) {
    return layout.blocks().stream().filter(block -> block.kind() == Kind.WEIGHT).toList();
  }

  /** Elements of {@link #vectors}. */
  public static int length(ParameterLayout layout) {
    return weights(layout).stream().mapToInt(block -> block.shape().get(0)).sum();
  }

  /** u of each weight, for a checkpoint: the live array, changed by {@link #iterate}. */
  public float[] vectors() {
    return vectors;
  }

  /** One power iteration of each weight, for a critic step; then as {@link #normalised}. */
  public float[] iterate(float[] parameters) {
    blocks.forEach(block -> block.iterate(parameters));
    return divide(parameters);
  }

  /**
   * The parameters with each weight divided by its σ; the rest as it is. Moves no vector.
   *
   * @return lent until the next call
   */
  public float[] normalised(float[] parameters) {
    blocks.forEach(block -> block.measure(parameters));
    return divide(parameters);
  }

  private float[] divide(float[] parameters) {
    System.arraycopy(parameters, 0, normalised, 0, normalised.length);
    blocks.forEach(block -> block.divide(parameters, normalised));
    return normalised;
  }

  /**
   * Turns a gradient of the parameters normalised last into that of the raw ones, in place. As in
   * the paper, eq. 12, the singular vectors count as constants.
   */
  public void toGradientOfRaw(float[] gradient) {
    blocks.forEach(block -> block.toGradientOfRaw(gradient, normalised));
  }

  /** σ of each weight, in the order of the layout, as of the last call. */
  public double[] sigmas() {
    return blocks.stream().mapToDouble(SpectralBlock::sigma).toArray();
  }
}
