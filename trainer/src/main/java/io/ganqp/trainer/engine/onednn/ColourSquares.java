package io.ganqp.trainer.engine.onednn;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.ConvolutionDescriptors.Operand;
import io.ganqp.trainer.network.ParameterBlock;
import io.ganqp.trainer.network.Shape;
import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * From features to an image of a few colours, 5×5 of stride 2. Kernels compute whole blocks of
 * channels, and a colour image fills a fraction of one. Here a square of 2×2 pixels is a pixel of
 * 16 channels, three quarters of them colours, and the kernel is 3×3 of stride 1.
 */
final class ColourSquares {

  private static final int KERNEL = 5;
  private static final int STRIDE = 2;
  private static final int TAPS = 3;

  /** Channels of a pixel, of the two in a row of a square, and of the square. */
  private static final int PIXEL = 4;

  private static final int ROW = STRIDE * PIXEL;
  private static final int SQUARE = STRIDE * ROW;

  private final ConvolutionGeometry geometry;
  private final ParameterBlock block;
  private final Workspace workspace;
  private final ConvolutionGeometry halved;
  private final Layout squares;
  private final Layout features;
  private final float[] weights;
  private final FloatPointer plainWeights;
  private Kernel packing;

  /**
   * @param features layout on the smaller side, in blocks
   */
  ColourSquares(
      ConvolutionGeometry geometry, Layout features, ParameterBlock block, Workspace workspace) {
    this.geometry = geometry;
    this.block = block;
    this.workspace = workspace;
    this.features = features;
    Shape image = new Shape(SQUARE, geometry.features().size());
    this.halved = new ConvolutionGeometry(image, geometry.features(), TAPS, 1);
    this.squares = workspace.instructionSet().blocked(features.batch(), image);
    this.weights = new float[features.channels() * SQUARE * TAPS * TAPS];
    this.plainWeights = workspace.allocate(weights.length);
  }

  /** Whether a convolution can be computed so. */
  static boolean fit(ConvolutionGeometry geometry, Layout image) {
    return geometry.kernel() == KERNEL
        && geometry.stride() == STRIDE
        && image.block() == 1
        && geometry.image().channels() <= PIXEL
        && geometry.image().size() == STRIDE * geometry.features().size();
  }

  /** The step between such tensors; one for each of these. */
  Step toImage(Tensor from, Tensor to) {
    memory.desc plain = workspace.plain(features.channels(), SQUARE, TAPS, TAPS);
    var descriptor =
        new ConvolutionDescriptors(
                halved,
                Operand.of(workspace.filled(squares)),
                Operand.of(workspace.any(features.channels(), SQUARE, TAPS, TAPS)),
                Operand.of(workspace.filled(features)),
                workspace)
            .backwardData();
    memory.desc packed = workspace.own(descriptor.weights_desc());
    FloatPointer data = workspace.allocate(packed.get_size() / Float.BYTES);
    packing =
        workspace.reorder(
            "packing of weights " + block.shape(),
            workspace.memory(plain, plainWeights),
            workspace.memory(packed, data));
    SharedBuffer buffer = workspace.convolutionScratch().first();
    String name = "transpose of " + geometry + " in squares";
    Kernel convolution =
        workspace
            .kernel(name, descriptor)
            .flop(geometry.flop(features.batch()))
            .with(DNNL_ARG_DIFF_DST, workspace.memory(from))
            .with(DNNL_ARG_WEIGHTS, workspace.memory(packed, data))
            .with(DNNL_ARG_DIFF_SRC, buffer.memory(workspace.filled(squares)));
    Kernel cutting =
        workspace.reorder("pixels of squares of " + geometry.image(), colours(buffer), pixels(to));
    return new Sequence(List.of(convolution, cutting));
  }

  /** [N, row of the square, column, C, H/2, W/2] of what the convolution writes. */
  private memory colours(SharedBuffer buffer) {
    long width = squares.shape().size();
    long plane = squares.shape().plane();
    long block = squares.block();
    long row = ROW / block * block * plane + ROW % block;
    long[] strides = {SQUARE * plane, row, PIXEL, 1, width * block, block};
    return buffer.memory(workspace.strided(dimensions(), strides));
  }

  /** The same elements of the image, which is plain. */
  private memory pixels(Tensor image) {
    long width = image.shape().size();
    long plane = image.shape().plane();
    long[] strides = {image.channels() * plane, width, 1, plane, STRIDE * width, STRIDE};
    return workspace.memory(workspace.strided(dimensions(), strides), image.data());
  }

  private long[] dimensions() {
    long width = squares.shape().size();
    return new long[] {squares.batch(), STRIDE, STRIDE, geometry.image().channels(), width, width};
  }

  /**
   * Takes the weights [features, C, 5, 5]: of the five taps, the second and the fourth are of the
   * first pixel of a square, the others of the second.
   */
  void load(float[] parameters) {
    int colours = geometry.image().channels();
    int from = block.offset();
    for (int feature = 0; feature < geometry.features().channels(); feature++) {
      for (int colour = 0; colour < colours; colour++) {
        for (int y = 0; y < KERNEL; y++) {
          for (int x = 0; x < KERNEL; x++) {
            int channel = feature * SQUARE + phase(y) * ROW + phase(x) * PIXEL + colour;
            weights[(channel * TAPS + tap(y)) * TAPS + tap(x)] = parameters[from++];
          }
        }
      }
    }
    plainWeights.put(weights, 0, weights.length);
    packing.run();
  }

  private static int phase(int position) {
    return (position + 1) % STRIDE;
  }

  private static int tap(int position) {
    return (position + 1) / STRIDE;
  }
}
