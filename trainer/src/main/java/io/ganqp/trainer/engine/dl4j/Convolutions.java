package io.ganqp.trainer.engine.dl4j;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.factory.Nd4j;

/**
 * ND4J's native two-dimensional convolution with SAME padding, NCHW, weights [out, in, k, k]: the
 * pair of operations that oneDNN and cuDNN speed up. A transposed convolution is made of the same
 * pair, since ND4J's own takes up to ten times as long.
 *
 * @param kernel width and height of the kernel
 * @param stride of both axes
 */
record Convolutions(int kernel, int stride) {

  private static final int NOT_DILATED = 1;
  private static final int SAME = 1;
  private static final int NCHW = 0;
  private static final int OUT_IN_HEIGHT_WIDTH = 1;

  /** Output of a convolution of {@code x}. */
  void forward(INDArray x, INDArray weight, INDArray y) {
    execute("conv2d", new INDArray[] {x, weight}, y);
  }

  /** Both gradients of a convolution: of its input {@code x} and of its weights. */
  void backward(INDArray x, INDArray weight, INDArray dy, INDArray dx, INDArray weightGradient) {
    execute("conv2d_bp", new INDArray[] {x, weight, dy}, dx, weightGradient);
  }

  private void execute(String name, INDArray[] inputs, INDArray... outputs) {
    int[] arguments = {
      kernel,
      kernel,
      stride,
      stride,
      0,
      0,
      NOT_DILATED,
      NOT_DILATED,
      SAME,
      NCHW,
      OUT_IN_HEIGHT_WIDTH
    };
    Nd4j.exec(
        DynamicCustomOp.builder(name)
            .addInputs(inputs)
            .addOutputs(outputs)
            .addIntegerArguments(arguments)
            .build());
  }
}
