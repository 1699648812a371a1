package io.ganqp.trainer.monitor.progress;

import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.progress.Progress.State;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Remembers where a run stands, for whoever asks from whichever thread. Told before the observers
 * that read it.
 */
public final class RunProgress implements TrainingObserver {
  private final Throughput throughput;
  private final Map<String, Progress.Evaluation> evaluations = new LinkedHashMap<>();
  private State state = State.STARTING;
  private RunStart start;
  private IterationMetrics last;
  private long iteration;
  private long rollbacks;
  private Progress.Checkpoint checkpoint;
  private Progress.Model model;
  private Progress.Best best;
  private LatestSamples samples;
  private RunEnd end;

  /** Nothing has happened yet. */
  public RunProgress() {
    this(System::nanoTime);
  }

  /**
   * The same by another clock.
   *
   * @param nanoTime in nanoseconds, such as {@link System#nanoTime}
   */
  public RunProgress(LongSupplier nanoTime) {
    throughput = new Throughput(nanoTime);
  }

  @Override
  public synchronized void started(RunStart start) {
    this.start = start;
    state = State.RUNNING;
    iteration = start.resumedFrom();
  }

  @Override
  public synchronized void iteration(IterationMetrics metrics) {
    last = metrics;
    iteration = metrics.iteration();
    throughput.iterationFinished();
  }

  @Override
  public synchronized void samples(long iteration, byte[] png) {
    samples = new LatestSamples(iteration, png);
  }

  @Override
  public synchronized void evaluated(long iteration, String metric, double value) {
    evaluations.put(metric, new Progress.Evaluation(iteration, finite(value)));
  }

  @Override
  public synchronized void model(String sha256, long iteration, String location) {
    model = new Progress.Model(sha256, iteration, location);
  }

  @Override
  public synchronized void best(String sha256, long iteration, String metric, double value) {
    best = new Progress.Best(sha256, iteration, metric, finite(value));
  }

  @Override
  public synchronized void checkpoint(long iteration, String location) {
    checkpoint = new Progress.Checkpoint(iteration, location);
  }

  @Override
  public synchronized void rolledBack(long from, long to, String reason) {
    iteration = to;
    rollbacks++;
  }

  @Override
  public synchronized void finished(RunEnd end) {
    this.end = end;
    iteration = end.iteration();
    state =
        switch (end.outcome()) {
          case COMPLETE -> State.COMPLETE;
          case INTERRUPTED -> State.INTERRUPTED;
          case DIVERGED -> State.DIVERGED;
          case FAILED -> State.FAILED;
        };
  }

  /** Where the run stands now. */
  public synchronized Progress current() {
    boolean started = start != null;
    return new Progress(
        state,
        started ? start.namespace() : null,
        started ? start.name() : null,
        started ? start.uid() : null,
        started ? start.engine() : null,
        started ? start.device() : null,
        started ? start.resolution() : null,
        iteration,
        started ? start.iterations() : null,
        started ? percent() : null,
        etaSeconds(),
        imagesPerSecond() > 0 ? imagesPerSecond() : null,
        last == null ? null : finite(last.criticLoss()),
        last == null ? null : finite(last.generatorLoss()),
        last == null ? null : finite(last.scoreDifference()),
        last == null ? null : finite(last.lipschitzRatio()),
        Collections.unmodifiableMap(new LinkedHashMap<>(evaluations)),
        checkpoint,
        model,
        best,
        started ? start.resumedFrom() : 0,
        rollbacks,
        end == null ? null : end.message());
  }

  /** How training began; empty until it did. */
  public synchronized Optional<RunStart> start() {
    return Optional.ofNullable(start);
  }

  /** The latest sample grid. */
  public synchronized Optional<LatestSamples> latestSamples() {
    return Optional.ofNullable(samples);
  }

  /** Real images that this process has trained on. */
  public synchronized long images() {
    return start == null ? 0 : throughput.finished() * start.imagesPerIteration();
  }

  private double imagesPerSecond() {
    return start == null ? 0 : throughput.iterationsPerSecond() * start.imagesPerIteration();
  }

  private double percent() {
    return start.iterations() == 0
        ? 100
        : Math.floor(Math.min(1, (double) iteration / start.iterations()) * 10_000) / 100;
  }

  private Long etaSeconds() {
    if (state == State.COMPLETE) {
      return 0L;
    }
    if (start == null || end != null) {
      return null;
    }
    return throughput
        .timeFor(Math.max(0, start.iterations() - iteration))
        .map(eta -> (eta.toMillis() + 999) / 1000)
        .orElse(null);
  }

  private static Double finite(double value) {
    return Double.isFinite(value) ? (Double) value : null;
  }
}
