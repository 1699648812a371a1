package io.ganqp.trainer.export;

import io.ganqp.trainer.engine.ReferenceNetwork;
import io.ganqp.trainer.network.Layer;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.ParameterLayout;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** A generator for 16 px, and its forward pass written down plainly in double. */
final class TinyGenerator implements TrainedGenerator {

  static final int LATENT = 7;
  static final int RESOLUTION = 16;

  final NetworkDefinition definition;
  final float[] parameters;

  TinyGenerator(List<Layer> layers, long seed) {
    definition = new NetworkDefinition("generator", LATENT, 3 * RESOLUTION * RESOLUTION, layers);
    ParameterLayout layout = ParameterLayout.of(definition);
    parameters = new float[layout.size()];
    Random random = new Random(seed);
    for (ParameterBlock block : layout.blocks()) {
      for (int i = 0; i < block.length(); i++) {
        double gaussian = random.nextGaussian();
        parameters[block.offset() + i] =
            (float)
                switch (block.kind()) {
                  case SCALE -> 1 + 0.2 * gaussian;
                  case VARIANCE -> 0.01 + gaussian * gaussian;
                  default -> 0.3 * gaussian;
                };
      }
    }
  }

  /** As the reference: batch norm on flat features, then on channels; no bias but the last. */
  static TinyGenerator reference(long seed) {
    return new TinyGenerator(
        List.of(
            new Layer.Dense(LATENT, 6 * 16, false),
            new Layer.BatchNorm(6 * 16, 1e-3),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.ToImage(6, 4),
            new Layer.TransposedConvolution(6, 4, 5, 2, false),
            new Layer.BatchNorm(4, 1e-3),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.TransposedConvolution(4, 3, 5, 2, true),
            new Layer.Activation(Layer.Function.TANH)),
        seed);
  }

  /** Other kernels, biases before batch norm, batch norm behind the reshape. */
  static TinyGenerator unusual(long seed) {
    return new TinyGenerator(
        List.of(
            new Layer.Dense(LATENT, 5 * 16, true),
            new Layer.ToImage(5, 4),
            new Layer.BatchNorm(5, 1e-3),
            new Layer.Activation(Layer.Function.LEAKY_RELU),
            new Layer.TransposedConvolution(5, 4, 3, 2, true),
            new Layer.BatchNorm(4, 1e-5),
            new Layer.Activation(Layer.Function.RELU),
            new Layer.TransposedConvolution(4, 3, 4, 2, false),
            new Layer.Activation(Layer.Function.TANH)),
        seed);
  }

  @Override
  public float[] images(float[] latents) {
    ReferenceNetwork reference = new ReferenceNetwork(definition);
    double[] values = new double[parameters.length];
    Arrays.setAll(values, i -> parameters[i]);
    int samples = latents.length / LATENT;
    float[] images = new float[samples * definition.outputs()];
    for (int n = 0; n < samples; n++) {
      int first = n * LATENT;
      double[] latent = new double[LATENT];
      Arrays.setAll(latent, i -> latents[first + i]);
      double[] image = reference.pass(values, latent).output();
      for (int i = 0; i < image.length; i++) {
        images[n * image.length + i] = (float) image[i];
      }
    }
    return images;
  }
}
