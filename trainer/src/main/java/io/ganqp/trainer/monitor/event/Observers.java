package io.ganqp.trainer.monitor.event;

import io.ganqp.contract.metric.MetricValue;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells several observers, in their order, as if they were one. An observer that throws is logged
 * once and told nothing more: watching never stops a training.
 */
public final class Observers implements TrainingObserver {
  private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

  private final List<TrainingObserver> watching;

  /** The observers, told in this order. */
  public Observers(List<? extends TrainingObserver> observers) {
    watching = new ArrayList<>(observers);
  }

  /** The observers, told in this order. */
  public static Observers of(TrainingObserver... observers) {
    return new Observers(List.of(observers));
  }

  @Override
  public void started(RunStart start) {
    tell(observer -> observer.started(start));
  }

  @Override
  public void iteration(IterationMetrics metrics) {
    tell(observer -> observer.iteration(metrics));
  }

  @Override
  public void samples(long iteration, byte[] png) {
    tell(observer -> observer.samples(iteration, png));
  }

  @Override
  public void looked(String what, int done, int total) {
    tell(observer -> observer.looked(what, done, total));
  }

  @Override
  public void evaluated(long iteration, MetricValue value) {
    tell(observer -> observer.evaluated(iteration, value));
  }

  @Override
  public void model(String sha256, long iteration, String location) {
    tell(observer -> observer.model(sha256, iteration, location));
  }

  @Override
  public void best(String sha256, long iteration, MetricValue value) {
    tell(observer -> observer.best(sha256, iteration, value));
  }

  @Override
  public void checkpointing(long iteration) {
    tell(observer -> observer.checkpointing(iteration));
  }

  @Override
  public void checkpoint(long iteration, String location) {
    tell(observer -> observer.checkpoint(iteration, location));
  }

  @Override
  public void rolledBack(long from, long to, String reason) {
    tell(observer -> observer.rolledBack(from, to, reason));
  }

  @Override
  public void finished(RunEnd end) {
    tell(observer -> observer.finished(end));
  }

  private void tell(Consumer<TrainingObserver> event) {
    watching.removeIf(observer -> !survives(observer, event));
  }

  private static boolean survives(TrainingObserver observer, Consumer<TrainingObserver> event) {
    try {
      event.accept(observer);
      return true;
    } catch (RuntimeException | LinkageError | InternalError e) {
      String name = observer.getClass().getSimpleName();
      LOG.warn("{} failed and is told nothing more; training goes on", name, e);
      return false;
    }
  }
}
