package io.ganqp.trainer.engine.onednn.convolution;

import io.ganqp.trainer.engine.onednn.memory.Layout;
import io.ganqp.trainer.engine.onednn.memory.Tensor;
import io.ganqp.trainer.engine.program.LayerTensors;
import java.util.Optional;

/**
 * Which products of a convolution are wanted, at least one, and of which tensors; the others are
 * null.
 *
 * @param toFeatures from images to features
 * @param toImage from features to images, the transpose
 * @param toWeight the gradient of the weights from both sides, one of which is a gradient itself
 */
public record ConvolutionProducts(Sides toFeatures, Sides toImage, Sides toWeight) {

  public ConvolutionProducts {
    if (toFeatures == null && toImage == null && toWeight == null) {
      throw new IllegalArgumentException("no product of a convolution is wanted");
    }
  }

  /** The tensors of a product, on the larger side and on the smaller. */
  public record Sides(Tensor image, Tensor features) {}

  /** Of a layer that goes from images to features. */
  public static ConvolutionProducts ofConvolution(LayerTensors<Tensor> layer, boolean wantWeight) {
    return new ConvolutionProducts(
        new Sides(layer.x(), layer.y()),
        layer.dx() == null ? null : new Sides(layer.dx(), layer.dy()),
        wantWeight ? new Sides(layer.x(), layer.dy()) : null);
  }

  /** Of a layer that goes from features to images. */
  public static ConvolutionProducts ofTransposed(LayerTensors<Tensor> layer, boolean wantWeight) {
    return new ConvolutionProducts(
        layer.dx() == null ? null : new Sides(layer.dy(), layer.dx()),
        new Sides(layer.y(), layer.x()),
        wantWeight ? new Sides(layer.dy(), layer.x()) : null);
  }

  /** The gradient of the weights alone; empty where it is not wanted. */
  public Optional<ConvolutionProducts> ofWeightAlone() {
    return Optional.ofNullable(toWeight).map(sides -> new ConvolutionProducts(null, null, sides));
  }

  /** Samples. */
  public int batch() {
    return image().batch();
  }

  /** How all tensors on the larger side lie in memory. */
  public Layout image() {
    return any().image().layout();
  }

  /** How all tensors on the smaller side lie in memory. */
  public Layout features() {
    return any().features().layout();
  }

  private Sides any() {
    if (toFeatures != null) {
      return toFeatures;
    }
    return toImage != null ? toImage : toWeight;
  }
}
