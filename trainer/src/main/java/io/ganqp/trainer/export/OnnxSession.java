package io.ganqp.trainer.export;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.ganqp.contract.store.ModelMetadata;
import java.nio.FloatBuffer;
import java.util.Map;

/** Runs an exported generator with ONNX Runtime on one thread. */
public final class OnnxSession implements AutoCloseable {

  private final OrtSession session;
  private final int latentDimension;
  private final int resolution;

  /**
   * Loads a generator.
   *
   * @throws ExportException if ONNX Runtime does not take it, or it is no generator
   * @throws OnnxRuntimeUnavailableException if ONNX Runtime itself does not load
   */
  public OnnxSession(byte[] onnx) {
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      this.session = OrtEnvironment.getEnvironment().createSession(onnx, options);
      this.latentDimension = last(session.getInputInfo(), ModelMetadata.INPUT);
      this.resolution = last(session.getOutputInfo(), ModelMetadata.OUTPUT);
    } catch (OrtException e) {
      throw new ExportException("ONNX Runtime does not load the export: " + e.getMessage(), e);
    } catch (LinkageError e) {
      throw new OnnxRuntimeUnavailableException(e);
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

  private static int last(Map<String, NodeInfo> nodes, String name) {
    if (!nodes.containsKey(name) || !(nodes.get(name).getInfo() instanceof TensorInfo tensor)) {
      throw new ExportException(
          "the model has " + nodes.keySet() + " where a generator has " + name);
    }
    long[] shape = tensor.getShape();
    return Math.toIntExact(shape[shape.length - 1]);
  }

  /** Images [N · 3·H·W] of latents [N · latentDimension]. */
  public float[] images(float[] latents) {
    long[] shape = {latents.length / latentDimension, latentDimension};
    try (OnnxTensor z =
            OnnxTensor.createTensor(
                OrtEnvironment.getEnvironment(), FloatBuffer.wrap(latents), shape);
        OrtSession.Result result = session.run(Map.of(ModelMetadata.INPUT, z))) {
      FloatBuffer values = ((OnnxTensor) result.get(0)).getFloatBuffer();
      float[] images = new float[values.remaining()];
      values.get(images);
      return images;
    } catch (OrtException e) {
      throw new ExportException("ONNX Runtime does not run the export: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new ExportException("ONNX Runtime does not close the export: " + e.getMessage(), e);
    }
  }
}
