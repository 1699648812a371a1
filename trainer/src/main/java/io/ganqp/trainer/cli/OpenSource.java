package io.ganqp.trainer.cli;

import io.ganqp.trainer.dataset.source.ImageSource;

/** Images, and the connection behind them, to be closed when they were read. */
record OpenSource(ImageSource images, Runnable connection) implements AutoCloseable {

  /** Images with no connection behind them. */
  static OpenSource of(ImageSource images) {
    return new OpenSource(images, () -> {});
  }

  @Override
  public void close() {
    connection.run();
  }
}
