package io.ganqp.trainer.engine.program;

import io.ganqp.trainer.network.Layer;

/** Makes an engine's operations, each with its bias where its layer has one. */
public interface Operations<T> {

  /** Of {@code layer}, at {@code site}. */
  Operation dense(Layer.Dense layer, Site<T> site);

  /** Of {@code layer}, at {@code site}. */
  Operation convolution(Layer.Convolution layer, Site<T> site);

  /** Of {@code layer}, at {@code site}. */
  Operation transposedConvolution(Layer.TransposedConvolution layer, Site<T> site);

  /** Of {@code layer}, at {@code site}. */
  Operation batchNorm(Layer.BatchNorm layer, Site<T> site);

  /** Of {@code layer}, at {@code site}. */
  Operation activation(Layer.Activation layer, Site<T> site);

  /** From flat features to an image; only where {@link Tensors#reshapesByView} is false. */
  Operation toImage(Site<T> site);

  /** From an image to flat features; only where {@link Tensors#reshapesByView} is false. */
  Operation toFeatures(Site<T> site);
}
