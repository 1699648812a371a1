package io.ganqp.trainer.constraint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.ganqp.trainer.engine.Samples;
import io.ganqp.trainer.network.CriticOptions;
import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.InitialParameters;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.Networks;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterBlock.Kind;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class SpectralNormTest {

  private final NetworkDefinition critic =
      Networks.critic(32, 16, 64, CriticOptions.reference().withBias());
  private final ParameterLayout layout = ParameterLayout.of(critic);
  private final float[] parameters = Samples.parameters(critic, 1);

  @Test
  void dividesEachWeightByItsNormAndLeavesTheRest() {
    SpectralNorm norm = SpectralNorm.start(layout, parameters, 7);
    float[] before = parameters.clone();
    float[] normalised = norm.iterate(parameters);

    assertThat(parameters).isEqualTo(before);
    int weight = 0;
    for (ParameterBlock block : layout.blocks()) {
      float[] expected = Samples.block(parameters, block);
      if (block.kind() == Kind.WEIGHT) {
        double sigma = norm.sigmas()[weight++];
        for (int i = 0; i < expected.length; i++) {
          expected[i] = (float) (expected[i] / sigma);
        }
      }
      Samples.assertClose(Samples.block(normalised, block), expected, 1e-6);
    }
    assertThat(weight).isEqualTo(4);
  }

  @Test
  void anUnmovedVectorGivesASlightlySmallerNormOfTheSameWeights() {
    SpectralNorm norm = SpectralNorm.start(layout, parameters, 7);
    float[] vectors = norm.vectors().clone();
    norm.normalised(parameters);
    double[] still = norm.sigmas();
    assertThat(norm.vectors()).isEqualTo(vectors);

    norm.iterate(parameters);
    assertThat(norm.vectors()).isNotEqualTo(vectors);
    double[] moved = norm.sigmas();
    for (int i = 0; i < moved.length; i++) {
      assertThat(moved[i]).isBetween(still[i] * (1 - 1e-6), still[i] * 1.1);
    }
  }

  @Test
  void goesOnFromACheckpointBitByBit() {
    SpectralNorm norm = SpectralNorm.start(layout, parameters, 7);
    norm.iterate(parameters);
    norm.normalised(parameters);
    SpectralNorm resumed = new SpectralNorm(layout, norm.vectors().clone());

    assertThat(resumed.iterate(parameters)).isEqualTo(norm.iterate(parameters));
    assertThat(resumed.vectors()).isEqualTo(norm.vectors());
  }

  @Test
  void startsFromItsSeed() {
    float[] vectors = SpectralNorm.start(layout, parameters, 7).vectors();
    assertThat(SpectralNorm.start(layout, parameters, 7).vectors()).isEqualTo(vectors);
    assertThat(SpectralNorm.start(layout, parameters, 8).vectors()).isNotEqualTo(vectors);
  }

  /** Pinned: stored trainings must be repeatable by later versions. */
  @Test
  void neverChangesWhereItStarts() {
    float[] vectors = SpectralNorm.start(layout, InitialParameters.of(critic, 7), 7).vectors();
    assertThat(vectors).hasSize(16 + 32 + 64 + 1);
    assertThat(Arrays.copyOf(vectors, 3)).containsExactly(0.008987156f, -0.24527803f, -0.44869226f);
  }

  @Test
  void aWeightOfZerosKeepsItsVectorForLater() {
    float[] zeros = new float[layout.size()];
    SpectralNorm norm = SpectralNorm.start(layout, zeros, 7);
    assertThat(norm.iterate(zeros)).containsOnly(0);
    norm.toGradientOfRaw(zeros.clone());

    norm.iterate(parameters);
    assertThat(norm.sigmas()[0]).isGreaterThan(0.1);
  }

  @Test
  void givesTheSameBitsOnAnyNumberOfThreads() {
    List<float[]> gradients = new ArrayList<>();
    for (int threads : new int[] {1, 3}) {
      ForkJoinPool pool = new ForkJoinPool(threads);
      try {
        gradients.add(pool.submit(this::gradient).join());
      } finally {
        pool.shutdown();
      }
    }
    assertThat(gradients.get(1)).isEqualTo(gradients.get(0));
  }

  private float[] gradient() {
    NetworkDefinition large =
        Networks.critic(32, 64, 256, CriticOptions.reference().with(Normalisation.NONE));
    ParameterLayout layout = ParameterLayout.of(large);
    float[] parameters = Samples.parameters(large, 1);
    SpectralNorm norm = SpectralNorm.start(layout, parameters, 7);
    norm.iterate(parameters);
    float[] gradient = Samples.normal(layout.size(), 2);
    norm.toGradientOfRaw(gradient);
    return gradient;
  }

  @Test
  void itsGradientIsThatOfTheNormalisedWeights() {
    SpectralNorm norm = SpectralNorm.start(layout, parameters, 7);
    norm.iterate(parameters);
    float[] cotangent = Samples.normal(layout.size(), 2);
    float[] gradient = cotangent.clone();
    norm.toGradientOfRaw(gradient);

    double scale = 1e-3;
    for (ParameterBlock block : layout.blocks()) {
      double expected = slope(block, norm.vectors(), cotangent, scale);
      double actual = 0;
      float[] direction = Samples.normal(layout.size(), 3);
      for (int i = block.offset(); i < block.end(); i++) {
        actual += (double) gradient[i] * direction[i];
      }
      double size = Samples.norm(Samples.block(gradient, block));
      assertThat(actual).as("%s", block).isCloseTo(expected, within(1e-4 * size));
    }
  }

  /** Of ⟨C, W/(uᵀWv)⟩ along a direction, in double. */
  private double slope(ParameterBlock block, float[] vectors, float[] cotangent, double step) {
    float[] direction = Samples.normal(layout.size(), 3);
    if (block.kind() != Kind.WEIGHT) {
      double product = 0;
      for (int i = block.offset(); i < block.end(); i++) {
        product += (double) cotangent[i] * direction[i];
      }
      return product;
    }
    SpectralNorm fresh = SpectralNorm.start(layout, parameters, 7);
    double[] u = previous(fresh.vectors(), block);
    double[] v = right(block, u);
    double[] after = new double[u.length];
    int offset = vectorOffset(block);
    for (int r = 0; r < after.length; r++) {
      after[r] = vectors[offset + r];
    }
    double above = value(block, after, v, cotangent, direction, step);
    double below = value(block, after, v, cotangent, direction, -step);
    return (above - below) / (2 * step);
  }

  private int vectorOffset(ParameterBlock block) {
    int offset = 0;
    for (ParameterBlock other : layout.blocks()) {
      if (other.equals(block)) {
        return offset;
      }
      offset += other.kind() == Kind.WEIGHT ? other.shape().get(0) : 0;
    }
    throw new IllegalArgumentException(block + " is no block of the layout");
  }

  private double[] previous(float[] vectors, ParameterBlock block) {
    double[] u = new double[block.shape().get(0)];
    int offset = vectorOffset(block);
    for (int r = 0; r < u.length; r++) {
      u[r] = vectors[offset + r];
    }
    return u;
  }

  private double[] right(ParameterBlock block, double[] u) {
    int columns = block.length() / u.length;
    double[] v = new double[columns];
    double square = 0;
    for (int c = 0; c < columns; c++) {
      for (int r = 0; r < u.length; r++) {
        v[c] += u[r] * parameters[block.offset() + r * columns + c];
      }
      square += v[c] * v[c];
    }
    for (int c = 0; c < columns; c++) {
      v[c] /= Math.sqrt(square);
    }
    return v;
  }

  private double value(
      ParameterBlock block,
      double[] u,
      double[] v,
      float[] cotangent,
      float[] direction,
      double step) {
    double sigma = 0;
    double product = 0;
    for (int i = 0; i < block.length(); i++) {
      int at = block.offset() + i;
      double weight = parameters[at] + step * direction[at];
      sigma += u[i / v.length] * weight * v[i % v.length];
      product += cotangent[at] * weight;
    }
    return product / sigma;
  }

  @Test
  void refusesVectorsOfAnotherNetwork() {
    assertThatThrownBy(() -> new SpectralNorm(layout, new float[3]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("take vectors of 113 elements, not 3");
  }
}
