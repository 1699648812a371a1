package io.ganqp.contract.store;

import io.ganqp.contract.metric.Direction;
import io.ganqp.contract.metric.MetricValue;
import java.util.List;

/** Models to test with. */
final class Models {

  private Models() {}

  static ModelCard card(byte[] onnx) {
    return new ModelCard(
        1,
        Sha256.of(onnx),
        onnx.length,
        32,
        128,
        "GAN-QP, L1, λ = 10",
        1000,
        new ModelCard.Training("default", "faces", null),
        List.of(new MetricValue("swd", Direction.LOWER_IS_BETTER, 12.5)),
        new ModelCard.Verification(64, 1.5e-7),
        17);
  }

  static ModelPointer pointer(byte[] onnx, long iteration) {
    String digest = Sha256.of(onnx);
    return ModelPointer.unjudged(digest, StoreLayout.generator(digest), iteration);
  }

  /** Stores {@code onnx} with its card, and a pointer to it under {@code pointerKey}. */
  static void store(Store store, byte[] onnx, String pointerKey) {
    ModelPointer pointer = pointer(onnx, 1000);
    store.put(pointer.key(), onnx);
    store.put(StoreLayout.card(pointer.sha256()), card(onnx).toJson());
    store.put(pointerKey, pointer.toJson());
  }
}
