package io.ganqp.trainer.network;

/** One layer of a network. Images are NCHW; {@code SAME} padding puts the odd pixel at the end. */
public sealed interface Layer {

  /** Slope of {@link Function#LEAKY_RELU} below zero. */
  double LEAK = 0.2;

  /**
   * Shape of a sample behind this layer.
   *
   * @throws IllegalArgumentException if a sample of shape {@code input} does not fit
   */
  Shape output(Shape input);

  /** What {@code visitor} makes of a layer of this kind. */
  <R> R accept(Visitor<R> visitor);

  /**
   * One case for each kind of layer, so that a new kind does not compile until it is known
   * everywhere.
   */
  interface Visitor<R> {
    R visit(Dense layer);

    R visit(Convolution layer);

    R visit(TransposedConvolution layer);

    R visit(BatchNorm layer);

    R visit(ToImage layer);

    R visit(ToFeatures layer);

    R visit(Activation layer);
  }

  /** y = W x + b over flat features. */
  record Dense(int inputs, int outputs, boolean bias) implements Layer {
    @Override
    public Shape output(Shape input) {
      requireInput(this, input, new Shape(inputs, 1));
      return new Shape(outputs, 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Convolution with SAME padding: [N, in, H, W] to [N, out, ⌈H/stride⌉, ⌈W/stride⌉]. */
  record Convolution(int inputs, int outputs, int kernel, int stride, boolean bias)
      implements Layer {
    @Override
    public Shape output(Shape input) {
      requireInput(this, input, new Shape(inputs, input.size()));
      return new Shape(outputs, (input.size() + stride - 1) / stride);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Transposed convolution with SAME padding: [N, in, H, W] to [N, out, H·stride, W·stride]. */
  record TransposedConvolution(int inputs, int outputs, int kernel, int stride, boolean bias)
      implements Layer {
    @Override
    public Shape output(Shape input) {
      requireInput(this, input, new Shape(inputs, input.size()));
      return new Shape(outputs, Math.multiplyExact(input.size(), stride));
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Batch normalisation over N (flat features) or N, H, W (images), with scale and shift. */
  record BatchNorm(int channels, double epsilon) implements Layer {
    @Override
    public Shape output(Shape input) {
      requireInput(this, input, new Shape(channels, input.size()));
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** Flat features to an image [N, channels, size, size]. */
  record ToImage(int channels, int size) implements Layer {
    @Override
    public Shape output(Shape input) {
      Shape image = new Shape(channels, size);
      requireInput(this, input, new Shape(image.length(), 1));
      return image;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An image [N, channels, size, size] to flat features, channel outermost. */
  record ToFeatures(int channels, int size) implements Layer {
    @Override
    public Shape output(Shape input) {
      Shape image = new Shape(channels, size);
      requireInput(this, input, image);
      return new Shape(image.length(), 1);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** An element-wise function. */
  record Activation(Function function) implements Layer {
    @Override
    public Shape output(Shape input) {
      return input;
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
      return visitor.visit(this);
    }
  }

  /** The element-wise functions; {@code LEAKY_RELU} has the slope {@link #LEAK}. */
  enum Function {
    RELU,
    LEAKY_RELU,
    TANH
  }

  private static void requireInput(Layer layer, Shape actual, Shape expected) {
    if (!actual.equals(expected)) {
      throw new IllegalArgumentException(layer + " takes " + expected + " and was given " + actual);
    }
  }
}
