package io.ganqp.trainer.engine.onednn.layer;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;

/**
 * The samples of a batch that share their statistics.
 *
 * @param mean of each channel
 * @param variance of each channel, biased
 * @param forward normalises, and fills mean and variance
 * @param backward fills the two gradients; null where there is no backward pass
 * @param scaleGradient of this group alone, or null
 * @param shiftGradient of this group alone, or null
 */
record BatchNormGroup(
    ChannelVector mean,
    ChannelVector variance,
    Kernel forward,
    Kernel backward,
    ChannelVector scaleGradient,
    ChannelVector shiftGradient) {

  void runBackward() {
    if (backward != null) {
      backward.run();
    }
  }
}
