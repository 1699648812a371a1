package io.ganqp.trainer.engine;

import io.ganqp.trainer.network.NetworkDefinition;
import io.ganqp.trainer.profile.OperationTime;
import java.util.List;

/** Computes networks: the one door to the arithmetic. Plans of one engine belong to one thread. */
public interface Engine extends AutoCloseable {

  /** Short name for logs and {@code --engine}, for example "dl4j". */
  String name();

  /** What it runs on, in words: device, threads, library. */
  String device();

  /** Prepares {@code network} for one batch size and purpose. */
  Plan compile(NetworkDefinition network, PlanOptions options);

  /**
   * What the operations of all plans have cost so far, the greatest part of the time first; empty
   * where the engine does not measure them.
   */
  default List<OperationTime> operationTimes() {
    return List.of();
  }

  /** Frees what the engine and its plans own. */
  @Override
  void close();
}
