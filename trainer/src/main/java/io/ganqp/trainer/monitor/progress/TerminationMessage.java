package io.ganqp.trainer.monitor.progress;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.ganqp.contract.store.AtomicFile;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;

/**
 * Writes the result of a run where Kubernetes looks for a container's last words, so that nothing
 * is lost if nobody listened. One JSON object of at most 4096 bytes, which is all that Kubernetes
 * keeps:
 *
 * <pre>
 * {"outcome":"Complete","exitCode":0,"iteration":100000,"iterations":100000,"message":"…",
 *  "metrics":{"swd":{"iteration":100000,"value":0.012}},
 *  "model":{"sha256":"…","iteration":100000,"uri":"…"},
 *  "best":{"sha256":"…","iteration":90000,"metric":"swd","value":0.011},
 *  "lastCheckpoint":{"iteration":100000,"uri":"…"}}
 * </pre>
 *
 * <p>Too long a message is cut at a character and ends in "…"; if that is not enough the metrics
 * and URIs go too. The file is replaced in one step; where it is a mount that cannot be replaced,
 * as Kubernetes' is, it is overwritten in place.
 */
public final class TerminationMessage implements TrainingObserver {
  /** Bytes that Kubernetes keeps of a termination message. */
  public static final int MAX_BYTES = 4096;

  private static final JsonMapper JSON = new JsonMapper();
  private static final int ROOM_FOR_MESSAGE = 512;
  private static final String ELLIPSIS = "…";

  private final Path file;
  private final RunProgress progress;

  /**
   * Writes to a file when the run ends.
   *
   * @param file such as {@code /dev/termination-log}
   * @param progress told before this observer
   */
  public TerminationMessage(Path file, RunProgress progress) {
    this.file = file;
    this.progress = progress;
  }

  /**
   * Confirms that it can be written, and leaves nothing behind: Kubernetes takes the end of the log
   * where it finds an empty file.
   *
   * @throws IOException if not
   */
  public void requireWritable() throws IOException {
    if (Files.exists(file)) {
      FileChannel.open(file, StandardOpenOption.WRITE).close();
    } else {
      AtomicFile.write(file, out -> {});
      Files.delete(file);
    }
  }

  @Override
  public void finished(RunEnd end) {
    write(encode(end, progress.current()));
  }

  private static byte[] encode(RunEnd end, Progress progress) {
    Result full =
        new Result(
            progress.state().toString(),
            end.exitCode(),
            end.iteration(),
            progress.iterations(),
            end.message(),
            progress.metrics(),
            progress.model(),
            progress.best(),
            progress.lastCheckpoint());
    Result small = full;
    for (Result result : List.of(full, full.withoutMetrics(), full.withoutLocations())) {
      small = result;
      if (bytes(result.withMessage("")).length <= MAX_BYTES - ROOM_FOR_MESSAGE) {
        break;
      }
    }
    return fitted(small);
  }

  /** The result with as much of its message as there is room for. */
  private static byte[] fitted(Result result) {
    byte[] whole = bytes(result);
    if (whole.length <= MAX_BYTES) {
      return whole;
    }
    String message = result.message();
    int fits = 0;
    int tooMany = message.codePointCount(0, message.length());
    while (tooMany - fits > 1) {
      int middle = (fits + tooMany) >>> 1;
      if (bytes(result.withMessage(cut(message, middle))).length <= MAX_BYTES) {
        fits = middle;
      } else {
        tooMany = middle;
      }
    }
    return bytes(result.withMessage(cut(message, fits)));
  }

  private static String cut(String message, int codePoints) {
    return message.substring(0, message.offsetByCodePoints(0, codePoints)) + ELLIPSIS;
  }

  private static byte[] bytes(Result result) {
    try {
      return JSON.writeValueAsString(result).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("cannot write JSON in memory", e);
    }
  }

  private void write(byte[] content) {
    try {
      try {
        AtomicFile.write(file, out -> out.write(content));
      } catch (FileSystemException e) {
        Files.write(file, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the termination message to " + file + ": may this user write there?", e);
    }
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Result(
      String outcome,
      int exitCode,
      long iteration,
      Long iterations,
      String message,
      Map<String, Progress.Evaluation> metrics,
      Progress.Model model,
      Progress.Best best,
      Progress.Checkpoint lastCheckpoint) {

    Result withMessage(String other) {
      return new Result(
          outcome, exitCode, iteration, iterations, other, metrics, model, best, lastCheckpoint);
    }

    Result withoutMetrics() {
      return new Result(
          outcome, exitCode, iteration, iterations, message, Map.of(), model, best, lastCheckpoint);
    }

    Result withoutLocations() {
      Progress.Model digest =
          model == null ? null : new Progress.Model(model.sha256(), model.iteration(), null);
      return new Result(
          outcome, exitCode, iteration, iterations, message, Map.of(), digest, best, null);
    }
  }
}
