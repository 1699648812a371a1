package io.ganqp.trainer.network;

import java.util.List;

/**
 * What a network computes, independent of any engine.
 *
 * @param name "generator" or "critic"
 * @param inputs elements of one input sample: the latent dimension, or 3·H·W
 * @param outputs elements of one output sample: 3·H·W, or 1
 * @param layers in order of the forward pass
 */
public record NetworkDefinition(String name, int inputs, int outputs, List<Layer> layers) {

  public NetworkDefinition {
    layers = List.copyOf(layers);
  }
}
