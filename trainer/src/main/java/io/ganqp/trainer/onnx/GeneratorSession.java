package io.ganqp.trainer.onnx;

import io.ganqp.contract.store.ModelMetadata;

/** Runs an exported generator on one thread. */
public final class GeneratorSession implements AutoCloseable {

  private final OnnxSession session;
  private final int latentDimension;
  private final int resolution;

  /**
   * Loads a generator.
   *
   * @param onnx the file
   * @throws OnnxException if ONNX Runtime does not take it, or it is no generator
   * @throws OnnxRuntimeUnavailableException if ONNX Runtime itself does not load
   */
  public GeneratorSession(byte[] onnx) {
    session = new OnnxSession(onnx, 1);
    try {
      latentDimension = last(session.inputShape(ModelMetadata.INPUT), ModelMetadata.INPUT);
      resolution = last(session.outputShape(ModelMetadata.OUTPUT), ModelMetadata.OUTPUT);
    } catch (RuntimeException e) {
      session.close();
      throw e;
    }
  }

  /** Elements of one latent. */
  public int latentDimension() {
    return latentDimension;
  }

  /** Height and width of an image. */
  public int resolution() {
    return resolution;
  }

  /**
   * Images [N · 3·H·W] in [−1, 1] of latents [N · latentDimension].
   *
   * @throws OnnxException if ONNX Runtime does not run it, or what it gives are no such images
   */
  public float[] images(float[] latents) {
    long[] shape = {latents.length / latentDimension, latentDimension};
    float[] images = session.run(ModelMetadata.INPUT, latents, shape, ModelMetadata.OUTPUT);
    if (images.length != shape[0] * 3 * resolution * resolution) {
      throw new OnnxException(
          "it gives %d values for %d latents, and images of 3×%3$d×%3$d are needed"
              .formatted(images.length, shape[0], resolution));
    }
    return images;
  }

  @Override
  public void close() {
    session.close();
  }

  private static int last(long[] shape, String name) {
    long size = shape.length == 0 ? 0 : shape[shape.length - 1];
    if (size < 1 || size > Integer.MAX_VALUE) {
      throw new OnnxException(
          "the file does not say how large %s is, as a generator does".formatted(name));
    }
    return (int) size;
  }
}
