package io.ganqp.trainer.engine.onednn.convolution.direct;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * A kernel with the copies that it needs before and after, where it wants a tensor in another
 * layout or type than the tensor has.
 */
final class ReorderedKernel implements Step {

  private final Object name;
  private final Kernel kernel;
  private final Buffers buffers;
  private final Kernels kernels;
  private final List<Step> before = new ArrayList<>();
  private final List<Step> after = new ArrayList<>();

  /**
   * @param name of what {@code kernel} computes
   */
  ReorderedKernel(Object name, Kernel kernel, Buffers buffers, Kernels kernels) {
    this.name = name;
    this.kernel = kernel;
    this.buffers = buffers;
    this.kernels = kernels;
  }

  /** Binds {@code value} to the argument of that {@code DNNL_ARG_} number. */
  ReorderedKernel with(int argument, memory value) {
    kernel.with(argument, value);
    return this;
  }

  /**
   * Binds a tensor that the kernel reads.
   *
   * @param buffer for a copy, that no other argument uses
   */
  ReorderedKernel reading(int argument, Tensor tensor, Layout wanted, SharedBuffer buffer) {
    return reading(
        argument,
        tensor,
        kernels.descriptors().unfilled(wanted),
        kernels.descriptors().filled(wanted),
        buffer);
  }

  /** The same in a layout without channels that fill it up. */
  ReorderedKernel reading(int argument, Tensor tensor, memory.desc wanted, SharedBuffer buffer) {
    return reading(argument, tensor, wanted, wanted, buffer);
  }

  private ReorderedKernel reading(
      int argument, Tensor tensor, memory.desc unfilled, memory.desc wanted, SharedBuffer buffer) {
    if (fits(tensor, unfilled)) {
      return with(argument, buffers.memory(wanted, tensor.data()));
    }
    memory copy = buffer.memory(unfilled);
    before.add(kernels.reorder("to the layout of " + name, buffers.unfilled(tensor), copy));
    return with(argument, buffer.memory(wanted));
  }

  /** Binds a tensor that the kernel writes; parameters as for reading. */
  ReorderedKernel writing(int argument, Tensor tensor, Layout wanted, SharedBuffer buffer) {
    return writing(
        argument,
        tensor,
        kernels.descriptors().unfilled(wanted),
        kernels.descriptors().filled(wanted),
        buffer);
  }

  /** The same in a layout without channels that fill it up. */
  ReorderedKernel writing(int argument, Tensor tensor, memory.desc wanted, SharedBuffer buffer) {
    return writing(argument, tensor, wanted, wanted, buffer);
  }

  private ReorderedKernel writing(
      int argument, Tensor tensor, memory.desc unfilled, memory.desc wanted, SharedBuffer buffer) {
    if (fits(tensor, unfilled)) {
      return with(argument, buffers.memory(wanted, tensor.data()));
    }
    memory copy = buffer.memory(unfilled);
    after.add(kernels.reorder("from the layout of " + name, copy, buffers.unfilled(tensor)));
    return with(argument, buffer.memory(wanted));
  }

  private boolean fits(Tensor tensor, memory.desc unfilled) {
    return unfilled.equals(kernels.descriptors().unfilled(tensor.layout()));
  }

  @Override
  public void run() {
    before.forEach(Step::run);
    kernel.run();
    after.forEach(Step::run);
  }
}
