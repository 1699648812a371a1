package io.ganqp.inference;

import io.ganqp.contract.store.FileStore;
import io.ganqp.contract.store.ModelCard;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.Sha256;
import io.ganqp.contract.store.StoreLayout;
import java.nio.file.Path;
import java.util.List;

/** The folder of a training, written to as the trainer does. */
public record TrainingFolder(Path path) {

  /** Exports a model and points to it, in that order. */
  public String export(byte[] onnx, String pointerKey) {
    String digest = Sha256.of(onnx);
    ModelPointer pointer = ModelPointer.unjudged(digest, StoreLayout.generator(digest), 1000);
    try (FileStore store = FileStore.forWriting(path)) {
      store.put(pointer.key(), onnx);
      store.put(StoreLayout.card(digest), card(onnx).toJson());
      store.put(pointerKey, pointer.toJson());
    }
    return digest;
  }

  /** The same as the best model. */
  public String better(byte[] onnx) {
    return export(onnx, StoreLayout.BEST);
  }

  private static ModelCard card(byte[] onnx) {
    return new ModelCard(
        ModelCard.SCHEMA,
        Sha256.of(onnx),
        onnx.length,
        32,
        16,
        "GAN-QP, L1, lambda 10",
        1000,
        new ModelCard.Training("default", "faces", null),
        List.of(),
        new ModelCard.Verification(64, 1.5e-7),
        17);
  }
}
