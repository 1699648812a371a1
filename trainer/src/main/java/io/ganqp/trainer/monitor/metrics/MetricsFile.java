package io.ganqp.trainer.monitor.metrics;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.store.AtomicFile;
import io.ganqp.contract.store.StoreException;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code metrics.jsonl}: one JSON object a line, in the order of events, with nothing in it but
 * functions of the configuration and the seed. A run that was stopped and resumed leaves the same
 * bytes as one that was not.
 *
 * <pre>
 * {"iteration":1000,"criticLoss":-0.31,"generatorLoss":0.62,"scoreDifference":0.62,"lipschitzRatio":0.7}
 * {"iteration":1000,"swd":0.0123}
 * {"iteration":1000,"model":"4f1c…"}
 * </pre>
 *
 * <p>Beside a metric whose standard error is known stands {@code "error"}.
 *
 * <p>A figure that is not finite is the string {@code "NaN"}, {@code "Infinity"} or {@code
 * "-Infinity"}. Each line is handed to the operating system whole and at once, so that a killed
 * process loses none; the disk has them all before a checkpoint is written.
 */
public final class MetricsFile implements TrainingObserver, Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(MetricsFile.class);

  private final Path file;
  private FileChannel channel;

  private MetricsFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens the file of a run, creates it if there is none, and forgets what came after the iteration
   * that the run resumes from.
   *
   * @param resumedFrom the checkpoint's iteration; 0 for a run from the beginning
   * @throws IOException if the file cannot be read or written
   */
  public static MetricsFile open(Path file, long resumedFrom) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    forgetAfter(file, resumedFrom);
    return new MetricsFile(file, append(file));
  }

  @Override
  public void iteration(IterationMetrics metrics) {
    write(new MetricsLine.Iteration(metrics));
  }

  @Override
  public void evaluated(long iteration, MetricValue value) {
    write(MetricsLine.Evaluation.of(iteration, value));
  }

  @Override
  public void model(String sha256, long iteration, String location) {
    write(new MetricsLine.Model(iteration, sha256));
  }

  @Override
  public void checkpointing(long iteration) {
    force();
  }

  @Override
  public void rolledBack(long from, long to, String reason) {
    try {
      channel.close();
      forgetAfter(file, to);
      channel = append(file);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void close() throws IOException {
    force();
    channel.close();
  }

  private void write(MetricsLine line) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(line.encode());
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private void force() {
    try {
      channel.force(false);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  private StoreException failed(IOException e) {
    return StoreException.of("cannot write", file, e);
  }

  private static FileChannel append(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  /** Rewrites the file with its whole lines up to an iteration, unless it has no others. */
  private static void forgetAfter(Path file, long iteration) throws IOException {
    if (Files.notExists(file)) {
      return;
    }
    AtomicBoolean surplus = new AtomicBoolean();
    MetricsReader.Counts counts =
        read(file, (bytes, line) -> surplus.compareAndSet(false, !stays(line, iteration)));
    if (counts.damaged() > 0) {
      LOG.warn("{}: {} damaged or half-written lines dropped", file, counts.damaged());
    }
    if (counts.lastIteration() < iteration) {
      LOG.warn(
          "{} ends at iteration {}, the run resumes from {}: the metrics between are lost",
          file,
          counts.lastIteration(),
          iteration);
    }
    if (counts.damaged() > 0 || surplus.get()) {
      AtomicFile.write(file, out -> copyUpTo(iteration, file, out));
    }
  }

  private static void copyUpTo(long iteration, Path file, OutputStream out) throws IOException {
    OutputStream buffered = new BufferedOutputStream(out);
    read(
        file,
        (bytes, line) -> {
          if (stays(line, iteration)) {
            buffered.write(bytes);
            buffered.write('\n');
          }
        });
    buffered.flush();
  }

  /** What was evaluated at the iteration of a checkpoint is evaluated again on resuming from it. */
  private static boolean stays(MetricsLine line, long iteration) {
    return line.iteration() < iteration
        || (line.iteration() == iteration && line instanceof MetricsLine.Iteration);
  }

  private static MetricsReader.Counts read(Path file, MetricsReader.LineConsumer consumer)
      throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return MetricsReader.read(in, consumer);
    }
  }
}
