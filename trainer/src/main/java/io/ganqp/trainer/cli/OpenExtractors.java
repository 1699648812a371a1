package io.ganqp.trainer.cli;

import io.ganqp.trainer.judging.Extractors;
import java.util.Optional;

/** Feature extractors, where a training has any, to be closed when it ends. */
record OpenExtractors(Optional<Extractors> extractors) implements AutoCloseable {

  @Override
  public void close() {
    extractors.ifPresent(Extractors::close);
  }
}
