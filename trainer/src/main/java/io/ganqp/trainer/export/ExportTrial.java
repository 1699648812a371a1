package io.ganqp.trainer.export;

import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.StoreException;
import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.onnx.OnnxRuntimeUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** An export that is stored nowhere: whether one can be made, checked and run here. */
public final class ExportTrial {

  private static final Provenance NONE =
      new Provenance(
          new ModelCard.Training("trial", "trial", null), "none", 0, List.of(), 0, null, null);

  private ExportTrial() {}

  /**
   * Exports {@code generator} to a file in {@code folder}, runs it against {@code trained}, and
   * removes it.
   *
   * @throws ExportException if it differs from {@code trained}
   * @throws OnnxRuntimeUnavailableException if it can't be run here
   * @throws StoreException if the folder can't be written to
   */
  public static void run(
      NetworkDefinition generator, float[] parameters, TrainedGenerator trained, Path folder) {
    try {
      Path file = Files.createTempFile(folder, "trial-", ".onnx");
      try {
        OnnxFile.write(file, generator, parameters, NONE, Optional.empty(), "trial", trained);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      throw StoreException.of("cannot write an export by way of", folder, e);
    }
  }
}
