package io.ganqp.trainer.evaluation.feature;

import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Runs a network on images, always as many at a time. Threads may share one. */
final class BatchRunner {

  private final ExtractorDescriptor descriptor;
  private final OnnxNetwork network;
  private final NetworkPorts ports;
  private final int batch;

  /**
   * @param batch images at a time, if the network leaves the choice
   */
  BatchRunner(ExtractorDescriptor descriptor, OnnxNetwork network, NetworkPorts ports, int batch) {
    this.descriptor = descriptor;
    this.network = network;
    this.ports = ports;
    this.batch = ports.batch().orElse(batch);
  }

  /** Images at a time. */
  int batch() {
    return batch;
  }

  /**
   * The features of some images, as many as there are; the last of them fills what a batch lacks.
   *
   * @param levels each [3 · resolution²], CHW
   */
  Pooling.Pooled run(int resolution, byte[]... levels) {
    ImagePreparation preparation = new ImagePreparation(descriptor, resolution);
    float[] all = new float[0];
    int dimension = 0;
    for (int first = 0; first < levels.length; first += batch) {
      int count = Math.min(batch, levels.length - first);
      byte[][] some = Arrays.copyOfRange(levels, first, first + count);
      Pooling.Pooled pooled = run(preparation, some);
      dimension = pooled.dimension();
      all = Arrays.copyOf(all, levels.length * dimension);
      System.arraycopy(pooled.values(), 0, all, first * dimension, count * dimension);
    }
    return new Pooling.Pooled(dimension, all);
  }

  /** The features of one batch, or less. */
  Pooling.Pooled run(ImagePreparation preparation, byte[]... levels) {
    long[] shape = descriptor.layout().shape(batch, descriptor.inputSize());
    int size = Math.toIntExact(shape[0] * shape[1] * shape[2] * shape[3]);
    FloatBuffer input =
        ByteBuffer.allocateDirect(size * Float.BYTES)
            .order(ByteOrder.nativeOrder())
            .asFloatBuffer();
    for (int i = 0; i < batch; i++) {
      preparation.prepare(levels[Math.min(i, levels.length - 1)], input, i);
    }
    OnnxNetwork.Output output = run(input, shape);
    if (output.shape().length == 0 || output.shape()[0] != batch) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "its output has the shape %s for %d images: export it with the images as the first dimension"
              .formatted(Arrays.toString(output.shape()), batch));
    }
    Pooling.Pooled pooled = pool(output);
    for (float value : pooled.values()) {
      if (!Float.isFinite(value)) {
        throw new UnusableExtractorException(
            descriptor.name(),
            "it gives the value %s: check range, mean and std, and that the network is not of half precision"
                .formatted(value));
      }
    }
    return pooled;
  }

  private OnnxNetwork.Output run(FloatBuffer input, long[] shape) {
    try {
      return network.run(ports.input(), input, shape, ports.output());
    } catch (OrtException e) {
      throw new UnusableExtractorException(
          descriptor.name(),
          "the network does not run on %d images of %d px, which inputSize says it takes: %s"
              .formatted(batch, descriptor.inputSize(), e.getMessage()),
          e);
    }
  }

  private Pooling.Pooled pool(OnnxNetwork.Output output) {
    try {
      return descriptor.pooling().of(output.values(), output.shape(), descriptor.layout());
    } catch (IllegalArgumentException e) {
      throw new UnusableExtractorException(descriptor.name(), e.getMessage(), e);
    }
  }
}
