package io.ganqp.trainer.training;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import java.util.List;
import java.util.regex.Pattern;

/** Why a place holds no checkpoint to begin with, and which place may have been meant. */
final class OriginDiagnosis {

  private static final Pattern OF_A_TRAINING =
      Pattern.compile("/" + StoreLayout.CHECKPOINTS + "/[0-9]+/.*");
  private static final int NAMED = 10;

  private OriginDiagnosis() {}

  /** A sentence about {@code store}, in which no checkpoint was found. */
  static String of(Store store) {
    List<String> keys;
    try {
      keys = store.list("");
    } catch (StoreException e) {
      return "%s holds no checkpoint. %s".formatted(store, e.getMessage());
    }
    List<String> below =
        keys.stream()
            .filter(key -> OF_A_TRAINING.matcher(key).find())
            .map(key -> OF_A_TRAINING.matcher(key).replaceFirst(""))
            .distinct()
            .limit(NAMED)
            .toList();
    if (!below.isEmpty()) {
      return "%s is the folder of no training: name one of those below it: %s"
          .formatted(store, String.join(", ", below));
    }
    if (keys.contains(CheckpointFiles.HEADER)) {
      return "%s is a checkpoint: name the folder of its training, two levels up, and set spec.model.from.checkpoint to its iteration"
          .formatted(store);
    }
    if (keys.stream().anyMatch(key -> key.endsWith(".onnx"))) {
      return "%s holds exported generators and no checkpoint, and without its critic a generator cannot train on: name a training that still has checkpoints"
          .formatted(store);
    }
    return "%s holds no checkpoint: name the folder of a training, path/namespace/name, that has saved one"
        .formatted(store);
  }
}
