package io.ganqp.trainer.engine.onednn;

/**
 * The samples of a batch that share their statistics.
 *
 * @param mean of each channel
 * @param variance of each channel, biased
 * @param forward normalises, and fills mean and variance
 * @param backward null where there is no backward pass
 * @param scaleGradient filled by {@code backward}, or null where it isn't wanted
 * @param shiftGradient filled by {@code backward}, or null where it isn't wanted
 */
record BatchNormGroup(
    ChannelVector mean,
    ChannelVector variance,
    Kernel forward,
    Kernel backward,
    ChannelVector scaleGradient,
    ChannelVector shiftGradient) {}
