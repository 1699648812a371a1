package io.ganqp.trainer.monitor.console;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The rare events of a run in the log: its beginning, its end and what lies between. */
final class EventLog implements TrainingObserver {
  private static final Logger LOG = LoggerFactory.getLogger(EventLog.class);

  private long evaluated;

  @Override
  public void started(RunStart start) {
    LOG.info(
        "training {}/{} at {} px on {} images, augmentation {}: {}, batch {}, engine {} on {};"
            + " generator {} and critic {} parameters",
        start.namespace(),
        start.name(),
        start.resolution(),
        start.trainingImages(),
        start.augmentation(),
        extent(start),
        start.batchSize(),
        start.engine(),
        start.device(),
        start.generatorParameters(),
        start.criticParameters());
  }

  private static String extent(RunStart start) {
    long done = start.firstIteration() - 1;
    return done < start.iterations()
        ? "iterations %d to %d".formatted(start.firstIteration(), start.iterations())
        : ("nothing left to train, since the checkpoint has %d iterations and"
                + " spec.training.iterations asks for %d; its generator is evaluated and exported as"
                + " it is (to go on, ask for more than %d)")
            .formatted(done, start.iterations(), done);
  }

  /** Tells the metric that models are judged by; the others are in metrics.jsonl. */
  @Override
  public void evaluated(long iteration, MetricValue value) {
    if (iteration == evaluated) {
      LOG.debug("iteration {}: {}", iteration, Figures.value(value));
    } else {
      LOG.info("iteration {}: {}", iteration, Figures.value(value));
    }
    evaluated = iteration;
  }

  @Override
  public void model(String sha256, long iteration, String location) {
    LOG.info("iteration {}: model {} at {}", iteration, sha256, location);
  }

  @Override
  public void checkpoint(long iteration, String location) {
    LOG.info("iteration {}: checkpoint {}", iteration, location);
  }

  @Override
  public void rolledBack(long from, long to, String reason) {
    LOG.warn(
        "iteration {}: {}; back to the checkpoint of iteration {} and on with other random numbers",
        from,
        reason,
        to);
  }

  @Override
  public void finished(RunEnd end) {
    switch (end.outcome()) {
      case COMPLETE -> LOG.info("complete at iteration {}: {}", end.iteration(), end.message());
      case INTERRUPTED ->
          LOG.info("interrupted at iteration {}: {}", end.iteration(), end.message());
      case DIVERGED, FAILED -> LOG.debug("ended at iteration {}", end.iteration()); // told by main
    }
  }
}
