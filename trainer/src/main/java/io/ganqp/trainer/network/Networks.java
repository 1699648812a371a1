package io.ganqp.trainer.network;

import io.ganqp.trainer.network.CriticOptions.Normalisation;
import io.ganqp.trainer.network.Layer.Activation;
import io.ganqp.trainer.network.Layer.BatchNorm;
import io.ganqp.trainer.network.Layer.Convolution;
import io.ganqp.trainer.network.Layer.Dense;
import io.ganqp.trainer.network.Layer.Function;
import io.ganqp.trainer.network.Layer.ToFeatures;
import io.ganqp.trainer.network.Layer.ToImage;
import io.ganqp.trainer.network.Layer.TransposedConvolution;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The generator and the critic of the GAN-QP article (Su, arXiv 1811.07296, and its Keras code): a
 * DCGAN pair of 5×5 convolutions of stride 2, the generator the critic's mirror image.
 */
public final class Networks {

  /** Channels of the critic's first convolution, unless told. */
  public static final int DEFAULT_BASE_CHANNELS = 64;

  /** The most channels of any convolution, unless told. */
  public static final int DEFAULT_MAXIMUM_CHANNELS = 2048;

  private static final int COLOURS = 3;
  private static final int KERNEL = 5;
  private static final int STRIDE = 2;
  private static final int SMALLEST_MAP = 4;
  private static final int SMALLEST_RESOLUTION = 8;
  // The momentum of Keras plays no part here: running statistics belong to the training loop.
  private static final double BATCH_NORM_EPSILON = 1e-3;

  private Networks() {}

  /** Base channels of the reference: 64, and 32 at 512 pixels and above. */
  public static int defaultBaseChannels(int resolution) {
    return resolution >= 512 ? DEFAULT_BASE_CHANNELS / 2 : DEFAULT_BASE_CHANNELS;
  }

  /**
   * From z [N, latentDimension] to images [N, 3, resolution, resolution] in [−1, 1].
   *
   * @param resolution a power of two of at least 8
   * @param baseChannels input channels of the last transposed convolution, doubling towards the
   *     latent
   * @param maximumChannels the most channels of any layer
   */
  public static NetworkDefinition generator(
      int resolution, int latentDimension, int baseChannels, int maximumChannels) {
    int[] channels = channels(resolution, baseChannels, maximumChannels);
    int top = channels[channels.length - 1];
    int features = top * SMALLEST_MAP * SMALLEST_MAP;
    List<Layer> layers = new ArrayList<>();
    layers.add(new Dense(latentDimension, features, true));
    layers.add(new BatchNorm(features, BATCH_NORM_EPSILON));
    layers.add(new Activation(Function.RELU));
    layers.add(new ToImage(top, SMALLEST_MAP));
    for (int i = channels.length - 1; i > 0; i--) {
      layers.add(new TransposedConvolution(channels[i], channels[i - 1], KERNEL, STRIDE, true));
      layers.add(new BatchNorm(channels[i - 1], BATCH_NORM_EPSILON));
      layers.add(new Activation(Function.RELU));
    }
    layers.add(new TransposedConvolution(channels[0], COLOURS, KERNEL, STRIDE, true));
    layers.add(new Activation(Function.TANH));
    return new NetworkDefinition("generator", latentDimension, elements(resolution), layers);
  }

  /** The article's critic, {@link CriticOptions#reference}. */
  public static NetworkDefinition critic(int resolution, int baseChannels, int maximumChannels) {
    return critic(resolution, baseChannels, maximumChannels, CriticOptions.reference());
  }

  /**
   * From images [N, 3, resolution, resolution], or pairs of them [N, 6, resolution, resolution], to
   * scores [N, 1].
   *
   * @param resolution a power of two of at least 8
   * @param baseChannels output channels of the first convolution, doubling from layer to layer
   * @param maximumChannels the most channels of any layer
   */
  public static NetworkDefinition critic(
      int resolution, int baseChannels, int maximumChannels, CriticOptions options) {
    int[] channels = channels(resolution, baseChannels, maximumChannels);
    int inputs = options.images() * COLOURS;
    List<Layer> layers = new ArrayList<>();
    layers.add(new ToImage(inputs, resolution));
    layers.add(new Convolution(inputs, channels[0], KERNEL, STRIDE, false));
    layers.add(new Activation(Function.LEAKY_RELU));
    for (int i = 1; i < channels.length; i++) {
      layers.add(new Convolution(channels[i - 1], channels[i], KERNEL, STRIDE, false));
      if (options.normalisation() == Normalisation.BATCH_NORM) {
        layers.add(new BatchNorm(channels[i], BATCH_NORM_EPSILON));
      }
      layers.add(new Activation(Function.LEAKY_RELU));
    }
    int top = channels[channels.length - 1];
    layers.add(new ToFeatures(top, SMALLEST_MAP));
    layers.add(new Dense(top * SMALLEST_MAP * SMALLEST_MAP, 1, options.bias()));
    int pixels = Math.multiplyExact(options.images(), elements(resolution));
    return new NetworkDefinition("critic", pixels, 1, layers);
  }

  /** Channels of the critic's convolutions, from the image inwards. */
  private static int[] channels(int resolution, int baseChannels, int maximumChannels) {
    if (resolution < SMALLEST_RESOLUTION || Integer.bitCount(resolution) != 1) {
      throw new IllegalArgumentException(
          "the resolution " + resolution + " is not a power of two of at least 8: use 32 to 512");
    }
    if (baseChannels < 1 || maximumChannels < baseChannels) {
      throw new IllegalArgumentException(
          "base channels "
              + baseChannels
              + " and maximum channels "
              + maximumChannels
              + " do not go together: use 1 ≤ base ≤ maximum");
    }
    int[] channels = new int[Integer.numberOfTrailingZeros(resolution / SMALLEST_MAP)];
    Arrays.setAll(channels, i -> (int) Math.min((long) baseChannels << i, maximumChannels));
    return channels;
  }

  private static int elements(int resolution) {
    return Math.multiplyExact(COLOURS, Math.multiplyExact(resolution, resolution));
  }
}
