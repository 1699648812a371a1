package io.ganqp.trainer.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A tiny training, and checkpoints of random states in its store. */
abstract class SavedCheckpointsTest extends TinyTrainingTest {
  TrainingState state(long iteration) {
    return States.random(parts, iteration);
  }

  void save(long... iterations) {
    for (long iteration : iterations) {
      parts.checkpoints().save(state(iteration));
    }
  }

  Map<String, Object> restored() {
    return States.bits(parts.checkpoints().latest().orElseThrow());
  }

  Path checkpoint(long iteration) {
    return folder.resolve("out/checkpoints/%010d".formatted(iteration));
  }

  List<String> stored() throws IOException {
    try (Stream<Path> all = Files.list(folder.resolve("out/checkpoints"))) {
      return all.map(p -> p.getFileName().toString()).sorted().toList();
    }
  }
}
