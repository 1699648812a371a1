package io.ganqp.trainer.engine.onednn.convolution.direct;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.network.ParameterBlock;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * The weights of a convolution [features, image, k, k] on their way between flat vectors and the
 * layouts that its kernels chose, filled up with zeros to whole blocks of channels.
 */
final class ConvolutionWeight {

  private final Workspace workspace;
  private final ParameterBlock block;
  private final memory plain;
  private final List<Kernel> packing = new ArrayList<>();

  ConvolutionWeight(ParameterBlock block, Workspace workspace) {
    this.workspace = workspace;
    this.block = block;
    this.plain =
        workspace
            .staging()
            .memory(workspace.plain(block.shape().stream().mapToLong(i -> i).toArray()));
  }

  /** The weights in the layout {@code wanted}, renewed by {@link #load}. */
  memory packed(memory.desc wanted) {
    var data = workspace.allocate((wanted.get_size() + Float.BYTES - 1) / Float.BYTES);
    memory target = workspace.memory(trueChannels(wanted), data);
    packing.add(workspace.reorder("packing of weights " + block.shape(), plain, target));
    return workspace.memory(wanted, data);
  }

  /** Copies a gradient from the buffer of packed gradients, layout {@code given}, to staging. */
  Kernel unpackingOfGradient(memory.desc given) {
    memory source = workspace.packedGradient().memory(trueChannels(given));
    return workspace.reorder("unpacking of weights " + block.shape(), source, plain);
  }

  /** The same memory, without the channels that fill it up. */
  private memory.desc trueChannels(memory.desc filled) {
    memory.desc descriptor = workspace.own(new memory.desc(filled.data()));
    descriptor.data().dims().put(0, block.shape().get(0)).put(1, block.shape().get(1));
    return descriptor;
  }

  void load(float[] parameters) {
    workspace.staging().data().put(parameters, block.offset(), block.length());
    packing.forEach(Kernel::run);
  }

  /** Copies the gradient from staging to its place in the flat gradient. */
  void store(float[] gradient) {
    workspace.staging().data().get(gradient, block.offset(), block.length());
  }
}
