package io.ganqp.trainer.monitor.event;

import io.ganqp.contract.metric.MetricValue;

/**
 * A run's record and its watchers. What a checkpoint relies on must not be lost silently, so a
 * failure of the record, unlike a watcher's, ends the run.
 *
 * @param record told first; may fail
 * @param watchers told then
 */
public record Recorded(TrainingObserver record, TrainingObserver watchers)
    implements TrainingObserver {

  @Override
  public void started(RunStart start) {
    record.started(start);
    watchers.started(start);
  }

  @Override
  public void iteration(IterationMetrics metrics) {
    record.iteration(metrics);
    watchers.iteration(metrics);
  }

  @Override
  public void samples(long iteration, byte[] png) {
    record.samples(iteration, png);
    watchers.samples(iteration, png);
  }

  @Override
  public void looked(String what, int done, int total) {
    watchers.looked(what, done, total);
  }

  @Override
  public void evaluated(long iteration, MetricValue value) {
    record.evaluated(iteration, value);
    watchers.evaluated(iteration, value);
  }

  @Override
  public void model(String sha256, long iteration, String location) {
    record.model(sha256, iteration, location);
    watchers.model(sha256, iteration, location);
  }

  @Override
  public void best(String sha256, long iteration, MetricValue value) {
    record.best(sha256, iteration, value);
    watchers.best(sha256, iteration, value);
  }

  @Override
  public void checkpointing(long iteration) {
    record.checkpointing(iteration);
    watchers.checkpointing(iteration);
  }

  @Override
  public void checkpoint(long iteration, String location) {
    record.checkpoint(iteration, location);
    watchers.checkpoint(iteration, location);
  }

  @Override
  public void rolledBack(long from, long to, String reason) {
    record.rolledBack(from, to, reason);
    watchers.rolledBack(from, to, reason);
  }

  @Override
  public void finished(RunEnd end) {
    record.finished(end);
    watchers.finished(end);
  }
}
