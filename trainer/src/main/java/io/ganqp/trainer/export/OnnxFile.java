package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.onnx.GeneratorSession;
import io.ganqp.trainer.onnx.OnnxException;
import io.ganqp.trainer.onnx.OnnxRuntimeUnavailableException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A generator as a file that was run against the trained network. */
final class OnnxFile {

  private OnnxFile() {}

  /**
   * Writes {@code file}, and runs it.
   *
   * @param metric the one of the provenance's metrics by which the best model is chosen
   * @param version of this program
   * @throws ExportException if it can't be exported, or differs from {@code trained}
   * @throws OnnxRuntimeUnavailableException if it can't be run here
   */
  static ModelCard.Verification write(
      Path file,
      NetworkDefinition generator,
      float[] parameters,
      Provenance provenance,
      Optional<String> metric,
      String version,
      TrainedGenerator trained)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      OnnxModel.of(generator, parameters, provenance, metric, version).writeTo(out);
    }
    try (GeneratorSession session = new GeneratorSession(Files.readAllBytes(file))) {
      return Verification.compare(session, trained, generator.inputs());
    } catch (OnnxException e) {
      throw new ExportException("the export cannot be checked: " + e.getMessage(), e);
    }
  }
}
