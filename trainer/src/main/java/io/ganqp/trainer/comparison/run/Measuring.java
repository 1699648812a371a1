package io.ganqp.trainer.comparison.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.contract.run.ExitStatus;
import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.ModelPointer;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.comparison.run.RunResult.MeasuredModel;
import io.ganqp.trainer.training.StopSignal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Measures the models of a finished training, as far as that is not done. */
final class Measuring {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final ChildProcess child;
  private final TrainerArguments arguments;
  private final StopSignal stop;

  Measuring(ChildProcess child, TrainerArguments arguments, StopSignal stop) {
    this.child = child;
    this.arguments = arguments;
    this.stop = stop;
  }

  /**
   * The figures of the model that a pointer of the store points to; empty if it was asked to stop
   * before they were there.
   *
   * @param pointer {@link StoreLayout#LATEST} or {@link StoreLayout#BEST}
   * @throws StoreException if there is no such model, or it can't be measured
   */
  Optional<MeasuredModel> measure(RunFolder folder, String pointer)
      throws IOException, InterruptedException {
    String place = folder.store().resolve(pointer).toString();
    ModelPointer model =
        folder
            .reading()
            .read(pointer)
            .map(json -> ModelPointer.fromJson(json, place))
            .orElseThrow(() -> new StoreException(place + " is missing: the training chose none"));
    List<String> line = arguments.evaluate(folder, model.key());
    // Relative, so that the folder of results can be moved.
    String key =
        String.join(" ", line).replace(folder.folder().toString(), "") + folder.run().yaml();
    Path file = folder.evaluation(key);
    Optional<JsonNode> known = read(file);
    if (known.isEmpty() && !stop.requested()) {
      int exitCode = run(folder, line, file);
      if (exitCode == ExitStatus.INTERRUPTED || (exitCode != ExitStatus.OK && stop.requested())) {
        return Optional.empty();
      }
      known = read(file);
      if (exitCode != ExitStatus.OK || known.isEmpty()) {
        throw new StoreException(
            "%s can't be measured (exit code %d): see %s"
                .formatted(model.key(), exitCode, folder.log()));
      }
    }
    return known.map(report -> new MeasuredModel(model.sha256(), model.iteration(), report));
  }

  private int run(RunFolder folder, List<String> line, Path file)
      throws IOException, InterruptedException {
    Path printed = Files.createTempFile(folder.folder(), ".evaluation-", ".json");
    try {
      List<String> complete = new ArrayList<>(line);
      complete.addAll(arguments.cached());
      int exitCode = child.run(complete, Redirect.to(printed.toFile()), folder.log());
      if (exitCode == ExitStatus.OK) {
        byte[] json = Files.readAllBytes(printed);
        AtomicFile.write(file, out -> out.write(json));
      }
      return exitCode;
    } finally {
      Files.deleteIfExists(printed);
    }
  }

  private static Optional<JsonNode> read(Path file) throws IOException {
    return Files.exists(file)
        ? Optional.of(JSON.readTree(Files.readString(file, StandardCharsets.UTF_8)))
        : Optional.empty();
  }
}
