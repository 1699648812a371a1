package io.ganqp.trainer.monitor;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Who watches a run.
 *
 * @param metricsFile {@code metrics.jsonl}
 * @param resumedFrom iteration of the checkpoint that the run resumes from; 0 for a fresh run
 * @param terminal whether standard error is a terminal
 * @param progressAddress where to serve progress over HTTP; null for nowhere
 * @param terminationMessage where to leave the result; null for nowhere
 */
public record MonitorOptions(
    Path metricsFile,
    long resumedFrom,
    boolean terminal,
    InetSocketAddress progressAddress,
    Path terminationMessage) {

  public MonitorOptions {
    Objects.requireNonNull(metricsFile, "metricsFile");
  }
}
