package io.ganqp.trainer.engine.program;

/**
 * Where in its program an operation stands.
 *
 * @param layer index of its layer
 * @param tensors what it reads and writes
 * @param mayOverwriteInput whether nobody else reads its input
 */
public record Site<T>(int layer, LayerTensors<T> tensors, boolean mayOverwriteInput) {}
