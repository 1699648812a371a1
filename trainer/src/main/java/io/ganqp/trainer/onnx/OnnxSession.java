package io.ganqp.trainer.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * A network in ONNX Runtime, on so many threads and no more. Its values are the same for any number
 * of threads, but for the order of sums.
 */
public final class OnnxSession implements AutoCloseable {

  private final OrtSession session;

  /**
   * Loads a network.
   *
   * @param onnx the file
   * @param threads that compute it, the caller's among them, at least 1
   * @throws OnnxException if ONNX Runtime does not take it
   * @throws OnnxRuntimeUnavailableException if ONNX Runtime itself does not load
   */
  public OnnxSession(byte[] onnx, int threads) {
    if (threads < 1) {
      throw new IllegalArgumentException("a network is computed by 1 thread at least: " + threads);
    }
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(threads);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      this.session = OrtEnvironment.getEnvironment().createSession(onnx, options);
    } catch (OrtException e) {
      throw new OnnxException("ONNX Runtime does not load the file: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new OnnxRuntimeUnavailableException(e);
    }
  }

  /** The names of what it takes. */
  public Set<String> inputs() {
    return session.getInputNames();
  }

  /** The names of what it gives. */
  public Set<String> outputs() {
    return session.getOutputNames();
  }

  /**
   * The shape of an input of floats; -1 stands for any size.
   *
   * @throws OnnxException if it has no such input
   */
  public long[] inputShape(String name) {
    return shape(name, info(true));
  }

  /**
   * The shape of an output of floats; -1 stands for any size.
   *
   * @throws OnnxException if it has no such output
   */
  public long[] outputShape(String name) {
    return shape(name, info(false));
  }

  /**
   * Computes one output from one input, which is all that the network takes.
   *
   * @param input its name
   * @param values of the input, as many as the shape says
   * @param shape of the input, such as [N, 3, H, W]
   * @param output its name
   * @return the values of the output, in the order of its dimensions
   * @throws OnnxException if ONNX Runtime does not run it, or the output is none of floats
   */
  public float[] run(String input, float[] values, long[] shape, String output) {
    long size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    if (size != values.length) {
      throw new IllegalArgumentException(
          values.length + " values are no tensor of " + Arrays.toString(shape));
    }
    try (OnnxTensor tensor =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
        OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
      if (!(result.get(0) instanceof OnnxTensor computed)
          || computed.getInfo().type != OnnxJavaType.FLOAT) {
        throw new OnnxException("the output " + output + " is no tensor of floats");
      }
      FloatBuffer buffer = computed.getFloatBuffer();
      float[] floats = new float[buffer.remaining()];
      buffer.get(floats);
      return floats;
    } catch (OrtException e) {
      throw new OnnxException("ONNX Runtime does not run the file: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new OnnxException("ONNX Runtime does not close the file: " + e.getMessage(), e);
    }
  }

  private Map<String, NodeInfo> info(boolean input) {
    try {
      return input ? session.getInputInfo() : session.getOutputInfo();
    } catch (OrtException e) {
      throw new OnnxException("ONNX Runtime does not describe the file: " + e.getMessage(), e);
    }
  }

  private static long[] shape(String name, Map<String, NodeInfo> nodes) {
    if (!nodes.containsKey(name)
        || !(nodes.get(name).getInfo() instanceof TensorInfo tensor)
        || tensor.type != OnnxJavaType.FLOAT) {
      throw new OnnxException(
          "the file has %s where %s, a tensor of floats, is needed"
              .formatted(nodes.keySet(), name));
    }
    return tensor.getShape();
  }
}
