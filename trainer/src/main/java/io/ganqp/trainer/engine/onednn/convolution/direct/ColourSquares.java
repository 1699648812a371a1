package io.ganqp.trainer.engine.onednn.convolution.direct;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.direct.ConvolutionDescriptors.Operand;
import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Sequence;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.kernel.Workspace;
import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.SharedBuffer;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
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
  private final Layout squares;
  private final float[] weights;
  private final FloatPointer plainWeights;
  private final Kernel packing;
  private final Step toImage;

  /**
   * @param from features, in blocks
   * @param to image, plain
   */
  ColourSquares(
      ConvolutionGeometry geometry,
      Tensor from,
      Tensor to,
      ParameterBlock block,
      Workspace workspace) {
    this.geometry = geometry;
    this.block = block;
    this.workspace = workspace;
    Shape image = new Shape(SQUARE, geometry.features().size());
    this.squares = workspace.instructionSet().blocked(from.batch(), image);
    this.weights = new float[from.channels() * SQUARE * TAPS * TAPS];
    this.plainWeights = workspace.allocate(weights.length);
    var descriptor =
        new ConvolutionDescriptors(
                new ConvolutionGeometry(image, geometry.features(), TAPS, 1),
                Operand.of(workspace.filled(squares)),
                Operand.of(workspace.any(from.channels(), SQUARE, TAPS, TAPS)),
                Operand.of(workspace.filled(from.layout())),
                workspace)
            .backwardData();
    memory.desc layout = workspace.own(descriptor.weights_desc());
    memory packed = workspace.memory(layout, workspace.allocate(layout.get_size() / Float.BYTES));
    memory.desc plain = workspace.plain(from.channels(), SQUARE, TAPS, TAPS);
    this.packing =
        workspace.reorder(
            "packing of weights " + block.shape(), workspace.memory(plain, plainWeights), packed);
    SharedBuffer buffer = workspace.convolutionScratch().first();
    Kernel convolution =
        workspace
            .kernel("transpose of " + geometry + " in squares", descriptor)
            .flop(geometry.flop(from.batch()))
            .with(DNNL_ARG_DIFF_DST, workspace.memory(from))
            .with(DNNL_ARG_WEIGHTS, packed)
            .with(DNNL_ARG_DIFF_SRC, buffer.memory(workspace.filled(squares)));
    Kernel cutting =
        workspace.reorder("pixels of squares of " + geometry.image(), colours(buffer), pixels(to));
    this.toImage = new Sequence(List.of(convolution, cutting));
  }

  /** Whether a convolution can be computed so. */
  static boolean fit(ConvolutionGeometry geometry, Layout features, Layout image) {
    return geometry.isHalving() && features.block() > 1 && image.block() == 1;
  }

  Step toImage() {
    return toImage;
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
