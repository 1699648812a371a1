package io.ganqp.trainer.engine.onednn.layer;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.Ports;
import io.ganqp.trainer.network.ParameterBlock;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/** y = x Wᵀ, samples in rows, W as it lies in the flat vector: [out, in]. */
final class DenseOperation implements WeightedOperation {

  private final FlatParameters parameters;
  private final Workspace workspace;
  private final ParameterBlock block;
  private final int outputs;
  private final int inputs;
  private final int batch;
  private final FloatPointer weight;
  private final Kernel forward;
  private final Kernel backwardInput;
  private final Kernel backwardWeight;

  DenseOperation(
      ParameterBlock block,
      Ports<Tensor> ports,
      boolean wantWeight,
      FlatParameters parameters,
      Workspace workspace) {
    this.parameters = parameters;
    this.workspace = workspace;
    this.block = block;
    this.outputs = block.shape().get(0);
    this.inputs = block.shape().get(1);
    this.batch = ports.x().batch();
    this.weight = workspace.allocate(block.length());
    String name = "dense " + inputs + "→" + outputs;
    forward = multiply(name, rows(ports.x(), false), weights(true), rows(ports.y(), false));
    backwardInput =
        ports.dx() == null
            ? null
            : multiply(
                "input gradient of " + name,
                rows(ports.dy(), false),
                weights(false),
                rows(ports.dx(), false));
    backwardWeight =
        wantWeight
            ? multiply(
                "weight gradient of " + name,
                rows(ports.dy(), true),
                rows(ports.x(), false),
                workspace.staging().memory(workspace.plain(outputs, inputs)))
            : null;
  }

  private Kernel multiply(String name, memory left, memory right, memory product) {
    var description =
        workspace.own(
            new matmul.desc(
                workspace.own(left.get_desc()),
                workspace.own(right.get_desc()),
                workspace.own(product.get_desc())));
    var descriptor =
        workspace.own(
            new matmul.primitive_desc(description, workspace.attributes(), workspace.engine()));
    return workspace
        .kernel(name, descriptor)
        .flop(2.0 * batch * inputs * outputs)
        .with(DNNL_ARG_SRC, left)
        .with(DNNL_ARG_WEIGHTS, right)
        .with(DNNL_ARG_DST, product);
  }

  /** Flat features as the matrix [N, features], or transposed. */
  private memory rows(Tensor tensor, boolean transposed) {
    return matrix(
        tensor.batch(), tensor.shape().channels(), tensor.channels(), tensor.data(), transposed);
  }

  /** The weights as the matrix [out, in], or transposed. */
  private memory weights(boolean transposed) {
    return matrix(outputs, inputs, inputs, weight, transposed);
  }

  private memory matrix(int rows, int columns, int stride, FloatPointer data, boolean transposed) {
    memory.desc descriptor =
        transposed
            ? workspace.strided(new long[] {columns, rows}, new long[] {1, stride})
            : workspace.strided(new long[] {rows, columns}, new long[] {stride, 1});
    return workspace.memory(descriptor, data);
  }

  @Override
  public void load(float[] flat) {
    weight.put(flat, block.offset(), block.length());
  }

  @Override
  public void forward() {
    forward.run();
  }

  @Override
  public void backward() {
    if (parameters.collects()) {
      parameterGradient();
    }
    if (backwardInput != null) {
      backwardInput.run();
    }
  }

  @Override
  public void parameterGradient() {
    backwardWeight.run();
    workspace.staging().data().get(parameters.gradient(), block.offset(), block.length());
  }
}
