package io.ganqp.trainer.monitor.server;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.trainer.monitor.progress.RunProgress;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Function;

/** The meters of a run, named {@code ganqp_training_…} in Prometheus' own convention. */
final class TrainingMeters implements MeterBinder {
  private final RunProgress progress;
  private MultiGauge diagnostics;
  private MultiGauge evaluations;
  private MultiGauge info;

  TrainingMeters(RunProgress progress) {
    this.progress = progress;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    gauge(registry, "iteration", "Last iteration finished", TrainerReport::iteration);
    gauge(registry, "iterations", "Iterations that the run will have", TrainerReport::iterations);
    gauge(
        registry,
        "critic.loss",
        "What the critic minimises",
        report -> report.losses().criticLoss());
    gauge(
        registry,
        "generator.loss",
        "What the generator minimises",
        report -> report.losses().generatorLoss());
    gauge(
        registry,
        "images.per.second",
        "Real images trained on per second, lately",
        report -> report.pace().imagesPerSecond());
    gauge(
        registry,
        "checkpoint.iteration",
        "Iteration of the last complete checkpoint",
        p -> p.lastCheckpoint() == null ? null : p.lastCheckpoint().iteration());
    gauge(
        registry,
        "model.iteration",
        "Iteration of the last exported generator",
        p -> p.model() == null ? null : p.model().iteration());
    Gauge.builder(name("eta"), progress, p -> value(p.current().pace().etaSeconds()))
        .baseUnit("seconds")
        .description("Time to go at the mean rate of this process")
        .register(registry);
    FunctionCounter.builder(name("images"), progress, RunProgress::images)
        .description("Real images that this process trained on")
        .register(registry);
    FunctionCounter.builder(name("rollbacks"), progress, p -> p.current().rollbacks())
        .description("Times that the run went back to a checkpoint")
        .register(registry);
    diagnostics =
        MultiGauge.builder(name("diagnostic"))
            .description("What the objective says of the last critic step")
            .register(registry);
    evaluations =
        MultiGauge.builder(name("metric"))
            .description("Latest value of each evaluated metric")
            .register(registry);
    info =
        MultiGauge.builder(name("info"))
            .description("What trains where; always 1")
            .register(registry);
  }

  /** Brings the rows that come and go up to date; called before each scrape. */
  void refresh() {
    TrainerReport now = progress.current();
    diagnostics.register(
        now.losses().diagnostics().entrySet().stream()
            .map(
                entry -> MultiGauge.Row.of(Tags.of("diagnostic", entry.getKey()), entry.getValue()))
            .toList(),
        true);
    evaluations.register(
        now.metrics().entrySet().stream()
            .map(
                entry ->
                    MultiGauge.Row.of(
                        Tags.of("metric", entry.getKey()), value(entry.getValue().value())))
            .toList(),
        true);
    progress
        .start()
        .ifPresent(
            start ->
                info.register(
                    List.of(
                        MultiGauge.Row.of(
                            Tags.of(
                                "namespace", start.namespace(),
                                "name", start.name(),
                                "uid", start.uid(),
                                "engine", start.engine(),
                                "device", start.device()),
                            1)),
                    true));
  }

  private void gauge(
      MeterRegistry registry,
      String name,
      String description,
      Function<TrainerReport, ? extends Number> figure) {
    Gauge.builder(name(name), progress, p -> value(figure.apply(p.current())))
        .description(description)
        .register(registry);
  }

  private static String name(String suffix) {
    return "ganqp.training." + suffix;
  }

  private static double value(Number number) {
    return number == null ? Double.NaN : number.doubleValue();
  }
}
