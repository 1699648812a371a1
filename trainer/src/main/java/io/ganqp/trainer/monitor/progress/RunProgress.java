package io.ganqp.trainer.monitor.progress;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.contract.run.TrainerReport;
import io.ganqp.contract.run.TrainerReport.State;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.TrainingObserver;
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
  private final Map<String, TrainerReport.Evaluation> evaluations = new LinkedHashMap<>();
  private String judge;
  private TrainerReport.Looking looking;
  private State state = State.STARTING;
  private RunStart start;
  private IterationMetrics last;
  private long iteration;
  private long rollbacks;
  private TrainerReport.Checkpoint checkpoint;
  private TrainerReport.Model model;
  private TrainerReport.Best best;
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
    looking = null;
    throughput.iterationFinished();
  }

  @Override
  public synchronized void samples(long iteration, byte[] png) {
    samples = new LatestSamples(iteration, png);
  }

  @Override
  public synchronized void looked(String what, int done, int total) {
    looking = new TrainerReport.Looking(what, done, total);
  }

  @Override
  public synchronized void evaluated(long iteration, MetricValue value) {
    // What an evaluation says replaces all of what the one before said, whatever was measured then.
    evaluations.values().removeIf(former -> former.iteration() != iteration);
    if (evaluations.isEmpty()) {
      judge = value.metric();
    }
    evaluations.put(value.metric(), TrainerReport.Evaluation.of(iteration, value));
  }

  @Override
  public synchronized void model(String sha256, long iteration, String location) {
    model = new TrainerReport.Model(sha256, iteration, location);
    looking = null;
  }

  @Override
  public synchronized void best(String sha256, long iteration, MetricValue value) {
    best = TrainerReport.Best.of(sha256, iteration, value);
  }

  @Override
  public synchronized void checkpoint(long iteration, String location) {
    checkpoint = new TrainerReport.Checkpoint(iteration, location);
  }

  @Override
  public synchronized void rolledBack(long from, long to, String reason) {
    iteration = to;
    rollbacks++;
  }

  @Override
  public synchronized void finished(RunEnd end) {
    this.end = end;
    looking = null;
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
  public synchronized TrainerReport current() {
    return new TrainerReport(
        state,
        null,
        null,
        start == null ? null : run(start),
        iteration,
        start == null ? null : start.iterations(),
        new TrainerReport.Pace(
            start == null ? null : percent(), etaSeconds(), imagesPerSecond(), looking),
        last == null ? null : losses(last),
        evaluations,
        judge,
        checkpoint,
        model,
        best,
        start == null ? 0 : start.resumedFrom(),
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

  private static TrainerReport.Run run(RunStart start) {
    return new TrainerReport.Run(
        start.namespace(),
        start.name(),
        start.uid(),
        start.engine(),
        start.device(),
        start.resolution());
  }

  private static TrainerReport.Losses losses(IterationMetrics last) {
    return new TrainerReport.Losses(last.criticLoss(), last.generatorLoss(), last.diagnostics());
  }

  private Double imagesPerSecond() {
    double rate = throughput.iterationsPerSecond();
    return start == null || rate == 0 ? null : (Double) (rate * start.imagesPerIteration());
  }

  private Double percent() {
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
}
