package io.ganqp.inference.bench;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;

/** ONNX Runtime without anything around it: one thread, batch 1, the yardstick. */
final class BareRuntime implements AutoCloseable {
  private final OrtEnvironment environment = OrtEnvironment.getEnvironment();
  private final OrtSession session;
  private final OnnxTensor latent;

  BareRuntime(Path model, int latentDimension) throws OrtException {
    try (SessionOptions options = new SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.addConfigEntry("session.intra_op.allow_spinning", "0");
      session = environment.createSession(model.toString(), options);
    }
    SplittableRandom random = new SplittableRandom(1);
    float[][] z = new float[1][latentDimension];
    for (int i = 0; i < latentDimension; i++) {
      z[0][i] = (float) random.nextDouble(-2, 2);
    }
    latent = OnnxTensor.createTensor(environment, z);
  }

  void run() throws OrtException {
    session.run(Map.of("z", latent)).close();
  }

  @Override
  public void close() throws OrtException {
    latent.close();
    session.close();
  }
}
