package io.ganqp.trainer.monitor.tensorboard;

import io.ganqp.contract.store.StoreException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** An event file that grows at its end. Each record is handed to the operating system whole. */
final class EventFile implements Closeable {

  private final Path file;
  private final FileChannel channel;

  private EventFile(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Makes a new file.
   *
   * @throws StoreException if it can't be made, or there is one of that name
   */
  static EventFile create(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return new EventFile(
          file, FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    } catch (IOException e) {
      throw StoreException.of("cannot write", file, e);
    }
  }

  Path path() {
    return file;
  }

  /**
   * Appends an event.
   *
   * @throws StoreException if it can't be written
   */
  void append(byte[] event) {
    ByteBuffer record = RecordFraming.framed(event);
    try {
      while (record.hasRemaining()) {
        channel.write(record);
      }
    } catch (IOException e) {
      throw StoreException.of("cannot write", file, e);
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      throw StoreException.of("cannot close", file, e);
    }
  }
}
