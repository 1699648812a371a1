package io.ganqp.trainer.engine.onednn.convolution.direct;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DIFF_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.ganqp.trainer.engine.onednn.convolution.ConvolutionGeometry;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionProducts.Sides;
import io.ganqp.trainer.engine.onednn.convolution.ConvolutionWindow;
import io.ganqp.trainer.engine.onednn.convolution.direct.ConvolutionDescriptors.Operand;
import io.ganqp.trainer.engine.onednn.kernel.Kernel;
import io.ganqp.trainer.engine.onednn.kernel.Kernels;
import io.ganqp.trainer.engine.onednn.kernel.Sequence;
import io.ganqp.trainer.engine.onednn.kernel.Step;
import io.ganqp.trainer.engine.onednn.memory.Buffers;
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

  private static final int KERNEL = ConvolutionWindow.HALVING.kernel();
  private static final int STRIDE = ConvolutionWindow.HALVING.stride();
  private static final ConvolutionWindow OF_SQUARES = new ConvolutionWindow(3, 1);
  private static final int TAPS = OF_SQUARES.kernel();

  /** Channels of a pixel, of the two in a row of a square, and of the square. */
  private static final int PIXEL = 4;

  private static final int ROW = STRIDE * PIXEL;
  private static final int SQUARE = STRIDE * ROW;

  private final ConvolutionGeometry geometry;
  private final ParameterBlock block;
  private final Buffers buffers;
  private final Layout squares;
  private final float[] weights;
  private final FloatPointer plainWeights;
  private final Kernel packing;
  private final Step toImage;

  /**
   * @param sides features in blocks, and an image that is plain
   */
  ColourSquares(
      ConvolutionGeometry geometry,
      Sides sides,
      ParameterBlock block,
      Buffers buffers,
      Kernels kernels) {
    this.geometry = geometry;
    this.block = block;
    this.buffers = buffers;
    Tensor features = sides.features();
    Shape image = new Shape(SQUARE, geometry.features().size());
    this.squares = buffers.blocked(features.batch(), image);
    long[] dimensions = {features.channels(), SQUARE, TAPS, TAPS};
    this.weights = new float[features.channels() * SQUARE * TAPS * TAPS];
    this.plainWeights = buffers.allocate(weights.length);
    var descriptor =
        new ConvolutionDescriptors(
                new ConvolutionGeometry(image, geometry.features(), OF_SQUARES),
                Operand.of(kernels.descriptors().filled(squares)),
                Operand.of(kernels.descriptors().any(dimensions)),
                Operand.of(kernels.descriptors().filled(features.layout())),
                kernels)
            .backwardData();
    memory.desc layout = kernels.own(descriptor.weights_desc());
    memory packed = buffers.memory(layout, buffers.allocate(layout.get_size() / Float.BYTES));
    this.packing =
        kernels.reorder(
            "packing of weights " + block.shape(),
            buffers.plain(buffers.start(plainWeights), dimensions),
            packed);
    SharedBuffer product = buffers.scratch().first();
    Kernel convolution =
        kernels
            .kernel("transpose of " + geometry + " in squares", descriptor)
            .flop(geometry.flop(features.batch()))
            .with(DNNL_ARG_DIFF_DST, buffers.filled(features))
            .with(DNNL_ARG_WEIGHTS, packed)
            .with(DNNL_ARG_DIFF_SRC, product.memory(kernels.descriptors().filled(squares)));
    Kernel cutting =
        kernels.reorder(
            "pixels of squares of " + geometry.image(), colours(product), pixels(sides.image()));
    this.toImage = new Sequence(List.of(convolution, cutting));
  }

  /** Whether a convolution goes to images that can be computed so. */
  static boolean fit(ConvolutionGeometry geometry, ConvolutionProducts products) {
    return products.toImage() != null
        && geometry.isHalving()
        && products.features().block() > 1
        && products.image().block() == 1;
  }

  Step toImage() {
    return toImage;
  }

  /** [N, row of the square, column, C, H/2, W/2] of what the convolution writes. */
  private memory colours(SharedBuffer product) {
    long width = squares.shape().size();
    long plane = squares.shape().plane();
    long block = squares.block();
    long row = ROW / block * block * plane + ROW % block;
    long[] strides = {SQUARE * plane, row, PIXEL, 1, width * block, block};
    return buffers.strided(product.start(), dimensions(), strides);
  }

  /** The same elements of the image, which is plain. */
  private memory pixels(Tensor image) {
    long width = image.shape().size();
    long plane = image.shape().plane();
    long[] strides = {image.channels() * plane, width, 1, plane, STRIDE * width, STRIDE};
    return buffers.strided(image, 0, dimensions(), strides);
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
