package io.ganqp.trainer.monitor.progress;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.contract.store.AtomicFile;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes the result of a run where Kubernetes looks for a container's last words, so that nothing
 * is lost if nobody listened: a {@link TrainerReport} of at most 4096 bytes, which is all that
 * Kubernetes keeps.
 *
 * <pre>
 * {"outcome":"Complete","exitCode":0,"iteration":100000,"iterations":100000,
 *  "metrics":{"swd":{"iteration":100000,"value":0.012}},
 *  "lastCheckpoint":{"iteration":100000,"uri":"…"},
 *  "model":{"sha256":"…","iteration":100000,"uri":"…"},
 *  "best":{"sha256":"…","iteration":90000,"metric":"swd","value":0.011},"message":"…"}
 * </pre>
 *
 * <p>The file is replaced in one step; where it is a mount that cannot be replaced, as Kubernetes'
 * is, it is overwritten in place.
 */
public final class TerminationMessage implements TrainingObserver {
  /** Bytes that Kubernetes keeps of a termination message. */
  public static final int MAX_BYTES = 4096;

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
    write(new LastWords(progress.current(), end.exitCode(), MAX_BYTES).encode());
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
}
