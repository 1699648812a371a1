package io.ganqp.trainer.monitor.metrics;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Reads {@code metrics.jsonl} from front to back; what is not a whole line of metrics is counted.
 */
final class MetricsReader {
  /** A line of metrics has some 150 bytes; a longer one than this is damage. */
  private static final int MAX_LINE = 4096;

  private final LineConsumer consumer;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream(256);
  private boolean tooLong;
  private long damaged;
  private long lastIteration;

  private MetricsReader(LineConsumer consumer) {
    this.consumer = consumer;
  }

  /** Takes a line, without its line feed. */
  @FunctionalInterface
  interface LineConsumer {
    void accept(byte[] bytes, MetricsLine line) throws IOException;
  }

  /**
   * What a file had.
   *
   * @param damaged lines that could not be read, a last one without its line feed among them
   * @param lastIteration the highest iteration, 0 if there was none
   */
  record Counts(long damaged, long lastIteration) {}

  /** Gives every whole line to the consumer. */
  static Counts read(InputStream file, LineConsumer consumer) throws IOException {
    MetricsReader reader = new MetricsReader(consumer);
    InputStream in = new BufferedInputStream(file, 1 << 16);
    for (int b = in.read(); b >= 0; b = in.read()) {
      reader.take(b);
    }
    long torn = reader.line.size() > 0 || reader.tooLong ? 1 : 0;
    return new Counts(reader.damaged + torn, reader.lastIteration);
  }

  private void take(int b) throws IOException {
    if (b == '\n') {
      finishLine();
    } else if (line.size() < MAX_LINE) {
      line.write(b);
    } else {
      tooLong = true;
    }
  }

  private void finishLine() throws IOException {
    byte[] bytes = line.toByteArray();
    Optional<MetricsLine> decoded = tooLong ? Optional.empty() : MetricsLine.decode(bytes);
    line.reset();
    tooLong = false;
    if (decoded.isEmpty()) {
      damaged++;
      return;
    }
    lastIteration = Math.max(lastIteration, decoded.get().iteration());
    consumer.accept(bytes, decoded.get());
  }
}
