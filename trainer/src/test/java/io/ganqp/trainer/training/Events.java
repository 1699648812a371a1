package io.ganqp.trainer.training;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.util.ArrayList;
import java.util.List;

/** What was told, in words. */
final class Events implements TrainingObserver {

  final List<String> heard = new ArrayList<>();
  final List<String> reasons = new ArrayList<>();
  final List<String> best = new ArrayList<>();
  private int stopAt;
  private StopSignal stop;

  Events stopAt(int iteration, StopSignal signal) {
    stopAt = iteration;
    stop = signal;
    return this;
  }

  @Override
  public void iteration(IterationMetrics metrics) {
    heard.add("" + metrics.iteration());
    if (metrics.iteration() == stopAt) {
      stop.request();
    }
  }

  @Override
  public void evaluated(long iteration, MetricValue value) {
    heard.add("evaluated " + iteration);
  }

  @Override
  public void model(String sha256, long iteration, String location) {
    heard.add("model " + iteration);
  }

  @Override
  public void best(String sha256, long iteration, MetricValue value) {
    best.add(sha256);
  }

  @Override
  public void checkpoint(long iteration, String location) {
    heard.add("saved " + iteration);
  }

  @Override
  public void rolledBack(long from, long to, String reason) {
    heard.add("back " + from + " to " + to);
    reasons.add(reason);
  }
}
