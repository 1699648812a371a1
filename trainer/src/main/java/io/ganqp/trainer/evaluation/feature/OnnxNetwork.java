package io.ganqp.trainer.evaluation.feature;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A network in ONNX Runtime, computed in single precision on one thread a run. Several threads may
 * run it at once, which is faster than one run on several threads.
 */
final class OnnxNetwork implements AutoCloseable {

  private final OrtSession session;

  private OnnxNetwork(OrtSession session) {
    this.session = session;
  }

  /**
   * Values that a network gave.
   *
   * @param values row by row
   * @param shape images first
   */
  record Output(float[] values, long[] shape) {}

  static OnnxNetwork load(NetworkFile file) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      // Memory goes back after each run: an arena would keep the most that any run took, for the
      // length of a training, and is no faster here.
      options.setCPUArenaAllocator(false);
      options.setMemoryPatternOptimization(false);
      // Weights of 8 bits become single precision once, when the network is loaded: otherwise they
      // are unpacked in each run, or multiplied by integer kernels that differ between processors.
      options.addConfigEntry("session.disable_quant_qdq", "1");
      if (file instanceof NetworkFile.OnDisk disk) {
        return new OnnxNetwork(environment.createSession(disk.path().toString(), options));
      }
      byte[] onnx = ((NetworkFile.InMemory) file).onnx();
      return new OnnxNetwork(environment.createSession(onnx, options));
    }
  }

  /** Inputs that are tensors, by name. */
  Map<String, TensorInfo> inputs() throws OrtException {
    return tensors(session.getInputInfo());
  }

  /** Outputs that are tensors, by name. */
  Map<String, TensorInfo> outputs() throws OrtException {
    return tensors(session.getOutputInfo());
  }

  private static Map<String, TensorInfo> tensors(Map<String, NodeInfo> nodes) {
    Map<String, TensorInfo> tensors = new LinkedHashMap<>();
    nodes.forEach(
        (name, node) -> {
          if (node.getInfo() instanceof TensorInfo tensor) {
            tensors.put(name, tensor);
          }
        });
    return tensors;
  }

  /** Runs it on one input of a shape, for one output of single precision. */
  Output run(String input, FloatBuffer values, long[] shape, String output) throws OrtException {
    try (OnnxTensor images =
            OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), values, shape);
        OrtSession.Result result = session.run(Map.of(input, images), Set.of(output))) {
      OnnxTensor features = (OnnxTensor) result.get(0);
      FloatBuffer buffer = features.getFloatBuffer();
      float[] copy = new float[buffer.remaining()];
      buffer.get(copy);
      return new Output(copy, features.getInfo().getShape());
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException("ONNX Runtime does not close a session", e);
    }
  }
}
