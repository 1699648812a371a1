package io.ganqp.trainer.engine.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.dnnl_backward;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_inference;
import static org.bytedeco.dnnl.global.dnnl.dnnl_forward_training;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_global_stats;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_scale;
import static org.bytedeco.dnnl.global.dnnl.dnnl_use_shift;

import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.memory;

/** What oneDNN is to compute for a batch normalisation of one layout. */
final class BatchNormDescriptors {

  private static final int FLAGS = dnnl_use_scale | dnnl_use_shift;

  private final Workspace workspace;
  private final memory.desc data;
  private final float epsilon;

  BatchNormDescriptors(Layout layout, double epsilon, Workspace workspace) {
    this.workspace = workspace;
    this.data = workspace.filled(layout);
    this.epsilon = (float) epsilon;
  }

  /** With the statistics of the samples, which are an output too. */
  batch_normalization_forward.primitive_desc onBatchStatistics() {
    return forward(dnnl_forward_training, FLAGS);
  }

  /** With given statistics. */
  batch_normalization_forward.primitive_desc onRunningStatistics() {
    return forward(dnnl_forward_inference, FLAGS | dnnl_use_global_stats);
  }

  private batch_normalization_forward.primitive_desc forward(int kind, int flags) {
    var description =
        workspace.own(new batch_normalization_forward.desc(kind, data, epsilon, flags));
    return workspace.own(
        new batch_normalization_forward.primitive_desc(
            description, workspace.attributes(), workspace.engine()));
  }

  /** To input, scale and shift: oneDNN has no fast code for the input alone. */
  batch_normalization_backward.primitive_desc backward(
      batch_normalization_forward.primitive_desc forward) {
    var description =
        workspace.own(
            new batch_normalization_backward.desc(dnnl_backward, data, data, epsilon, FLAGS));
    return workspace.own(
        new batch_normalization_backward.primitive_desc(
            description, workspace.attributes(), workspace.engine(), forward));
  }
}
