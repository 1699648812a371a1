package io.ganqp.trainer.monitor.report;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.monitor.metrics.MetricsHistory;
import io.ganqp.trainer.monitor.metrics.MetricsLine;
import io.ganqp.trainer.monitor.metrics.Series;
import io.ganqp.trainer.monitor.page.Beside;
import io.ganqp.trainer.monitor.page.Facts;
import io.ganqp.trainer.monitor.page.Facts.Fact;
import io.ganqp.trainer.monitor.page.Figure;
import io.ganqp.trainer.monitor.page.Figures;
import io.ganqp.trainer.monitor.page.Numbers;
import io.ganqp.trainer.monitor.page.Page;
import io.ganqp.trainer.monitor.page.Rows;
import io.ganqp.trainer.monitor.page.Section;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A run on one self-contained HTML page: curves, sample grids over time, configuration, throughput
 * and the model's digest. Made from the metrics and samples in a training's store, so that it can
 * be made again at any time.
 */
public final class Report {
  private static final int MODELS = 5;

  private final RunSummary summary;
  private final MetricsHistory history;

  private Report(RunSummary summary, MetricsHistory history) {
    this.summary = summary;
    this.history = history;
  }

  /**
   * The report.
   *
   * @param training the store of the training, with {@code metrics.jsonl} and {@code samples/}
   * @param model what there is to see of its best model
   * @return the page in UTF-8
   * @throws IOException if the metrics cannot be read
   * @throws StoreException if there are none
   */
  public static byte[] html(RunSummary summary, Store training, List<Section> model)
      throws IOException {
    try (InputStream in = training.open(StoreLayout.METRICS)) {
      Report report = new Report(summary, MetricsHistory.read(in));
      return report.page(ReportGrids.of(training), model).getBytes(StandardCharsets.UTF_8);
    }
  }

  private String page(List<Figure> grids, List<Section> model) {
    Page page = new Page(summary.title(), "trained with GAN-QP");
    page.top(grids.isEmpty() ? facts() : new Beside(last(grids), facts()));
    page.section("Curves", new Figures(Figures.Kind.CURVES, ReportCurves.of(history, summary)));
    page.section(
        "The same latents over time",
        new Figures(Figures.Kind.GRIDS, grids.size() > 1 ? grids : List.of()));
    model.forEach(page::section);
    page.section("Configuration", new Rows(summary.configuration()));
    page.section("Throughput", new Rows(summary.throughput()));
    page.section("Models", new Rows(models()));
    return page.html();
  }

  private static Figure last(List<Figure> grids) {
    Figure last = grids.get(grids.size() - 1);
    return new Figure("faces after " + last.title(), "", last.dataUri());
  }

  private Facts facts() {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("iterations", Numbers.count(history.lastIteration())));
    for (String metric : metrics()) {
      Series values = history.evaluation(metric);
      if (values.size() > 0) {
        facts.add(new Fact(metric, Numbers.significant(values.last()), beside(metric)));
      }
    }
    if (history.damagedLines() > 0) {
      facts.add(new Fact("damaged lines of metrics", Numbers.count(history.damagedLines())));
    }
    return new Facts(facts);
  }

  /** The names of the metrics, first of the one that the best model is chosen by. */
  private List<String> metrics() {
    return history.evaluations().keySet().stream()
        .sorted(Comparator.comparing(metric -> !metric.equals(summary.judge())))
        .toList();
  }

  private String beside(String metric) {
    List<String> notes = new ArrayList<>();
    MetricNote note = summary.notes().get(metric);
    if (note != null && note.floor() != null) {
      notes.add("real images: " + Numbers.significant(note.floor()));
    }
    if (metric.equals(summary.judge())) {
      notes.add("chooses the best model");
    }
    return String.join("; ", notes);
  }

  /** The newest first. */
  private Map<String, String> models() {
    Map<String, String> models = new LinkedHashMap<>();
    List<MetricsLine.Model> all = history.models();
    for (int i = all.size() - 1; i >= Math.max(0, all.size() - MODELS); i--) {
      models.put(
          String.format(Locale.ROOT, "iteration %,d", all.get(i).iteration()), all.get(i).sha256());
    }
    return models;
  }
}
