package io.ganqp.trainer.engine.onednn.convolution.direct;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Sequence;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.memory.BufferOffset;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * The weights [features, image, k, k] of a convolution on their way between flat vectors and the
 * layouts that its kernels chose, filled up with zeros to whole blocks of channels.
 */
final class ConvolutionWeight {

  private final ParameterBlock block;
  private final Buffers buffers;
  private final Kernels kernels;
  private final memory plain;
  private final List<Kernel> packing = new ArrayList<>();

  ConvolutionWeight(ParameterBlock block, Buffers buffers, Kernels kernels) {
    this.block = block;
    this.buffers = buffers;
    this.kernels = kernels;
    this.plain = buffers.plain(buffers.staging().start(), dimensions(features(), image()));
  }

  /**
   * Weights as a kernel reads or writes them.
   *
   * @param layout that it chose
   * @param features with those that fill them up
   * @param image channels, with those that fill them up
   */
  record Packed(memory.desc layout, long features, long image) {}

  /** The weights as {@code wanted}, renewed by {@link #load}. */
  memory packed(Packed wanted) {
    memory source = plain;
    if (isFilled(wanted)) {
      BufferOffset filled =
          buffers.start(buffers.allocate(wanted.features() * wanted.image() * taps()));
      packing.add(
          kernels.reorder("filling up of weights " + block.shape(), plain, part(filled, wanted)));
      source = buffers.plain(filled, dimensions(wanted.features(), wanted.image()));
    }
    long floats = (wanted.layout().get_size() + Float.BYTES - 1) / Float.BYTES;
    memory target = buffers.memory(wanted.layout(), buffers.allocate(floats));
    packing.add(kernels.reorder("packing of weights " + block.shape(), source, target));
    return target;
  }

  /** Copies a gradient from the buffer of packed gradients to staging. */
  Step unpackingOfGradient(Packed given) {
    String name = "unpacking of weights " + block.shape();
    memory source = buffers.packedGradient().memory(given.layout());
    if (!isFilled(given)) {
      return kernels.reorder(name, source, plain);
    }
    BufferOffset filled = buffers.scratch().third().start();
    return new Sequence(
        List.of(
            kernels.reorder(
                name, source, buffers.plain(filled, dimensions(given.features(), given.image()))),
            kernels.reorder(
                "true channels of weights " + block.shape(), part(filled, given), plain)));
  }

  private boolean isFilled(Packed weights) {
    return weights.features() != features() || weights.image() != image();
  }

  /** The true channels of weights that are filled up, as they start at {@code filled}. */
  private memory part(BufferOffset filled, Packed weights) {
    long kernel = block.shape().get(2);
    long[] strides = {weights.image() * taps(), taps(), kernel, 1};
    return buffers.strided(filled, dimensions(features(), image()), strides);
  }

  private long[] dimensions(long features, long image) {
    return new long[] {features, image, block.shape().get(2), block.shape().get(3)};
  }

  private long features() {
    return block.shape().get(0);
  }

  private long image() {
    return block.shape().get(1);
  }

  private long taps() {
    return (long) block.shape().get(2) * block.shape().get(3);
  }

  void load(float[] parameters) {
    buffers.staging().data().put(parameters, block.offset(), block.length());
    packing.forEach(Kernel::run);
  }

  /** Copies the gradient from staging to its place in the flat gradient. */
  void store(float[] gradient) {
    buffers.staging().data().get(gradient, block.offset(), block.length());
  }
}
