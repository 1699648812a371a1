package io.ganqp.trainer.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.ganqp.contract.store.ModelMetadata;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Map;

/** Runs an exported generator with ONNX Runtime on one thread. */
final class OnnxSession implements AutoCloseable {

  private final OrtSession session;
  private final int latentDimension;

  OnnxSession(Path file, int latentDimension) {
    this.latentDimension = latentDimension;
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      this.session = OrtEnvironment.getEnvironment().createSession(file.toString(), options);
    } catch (OrtException e) {
      throw new ExportException("ONNX Runtime does not load the export: " + e.getMessage(), e);
    }
  }

  /** Images [N · 3·H·W] of latents [N · latentDimension]. */
  float[] images(float[] latents) {
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
