package io.ganqp.trainer.engine.onednn.convolution.direct;

import io.ganqp.trainer.engine.onednn.kernel.Sequence;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * A kernel with the copies that it needs before and after, where it wants a tensor in another
 * layout or type than the tensor has.
 */
final class Relay {

  private final Object name;
  private final Workspace workspace;
  private final List<Step> before = new ArrayList<>();
  private final List<Step> after = new ArrayList<>();

  /**
   * @param name of what the kernel computes
   */
  Relay(Object name, Workspace workspace) {
    this.name = name;
    this.workspace = workspace;
  }

  /**
   * What the kernel reads of a tensor.
   *
   * @param wanted with any channels that fill it up
   * @param buffer for a copy, that nothing else of this relay uses
   */
  memory read(Tensor tensor, memory.desc wanted, SharedBuffer buffer) {
    if (fits(tensor, wanted)) {
      return workspace.memory(wanted, tensor.data());
    }
    memory copy = buffer.memory(trueChannels(tensor, wanted));
    before.add(workspace.reorder("to the layout of " + name, workspace.unfilled(tensor), copy));
    return buffer.memory(wanted);
  }

  /** What the kernel writes of a tensor; parameters as for {@link #read}. */
  memory write(Tensor tensor, memory.desc wanted, SharedBuffer buffer) {
    if (fits(tensor, wanted)) {
      return workspace.memory(wanted, tensor.data());
    }
    memory copy = buffer.memory(trueChannels(tensor, wanted));
    after.add(workspace.reorder("from the layout of " + name, copy, workspace.unfilled(tensor)));
    return buffer.memory(wanted);
  }

  /** The copies around {@code steps}. */
  Step around(Step... steps) {
    List<Step> all = new ArrayList<>(before);
    all.addAll(List.of(steps));
    all.addAll(after);
    return new Sequence(all);
  }

  private boolean fits(Tensor tensor, memory.desc wanted) {
    return trueChannels(tensor, wanted).equals(workspace.unfilled(tensor.layout()));
  }

  private memory.desc trueChannels(Tensor tensor, memory.desc wanted) {
    memory.desc descriptor = workspace.own(new memory.desc(wanted.data()));
    descriptor.data().dims().put(1, tensor.shape().channels());
    return descriptor;
  }
}
