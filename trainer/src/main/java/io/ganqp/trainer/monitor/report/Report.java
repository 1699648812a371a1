package io.ganqp.trainer.monitor.report;

import io.ganqp.contract.store.Store;
import io.ganqp.contract.store.StoreException;
import io.ganqp.contract.store.StoreLayout;
import io.ganqp.trainer.monitor.metrics.MetricsHistory;
import io.ganqp.trainer.monitor.metrics.MetricsLine;
import io.ganqp.trainer.monitor.metrics.Series;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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
   * @return the page in UTF-8
   * @throws IOException if the metrics cannot be read
   * @throws StoreException if there are none
   */
  public static byte[] html(RunSummary summary, Store training) throws IOException {
    try (InputStream in = training.open(StoreLayout.METRICS)) {
      Report report = new Report(summary, MetricsHistory.read(in));
      return report.page(ReportGrids.of(training)).getBytes(StandardCharsets.UTF_8);
    }
  }

  private String page(List<ReportPage.Figure> grids) {
    ReportPage page = new ReportPage(summary.title());
    page.top(grids, facts());
    page.curves(ReportCurves.of(history, summary));
    page.timeline(grids);
    page.table("Configuration", summary.configuration());
    page.table("Throughput", summary.throughput());
    page.table("Models", models());
    return page.html();
  }

  private Map<String, String> facts() {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("iterations", String.format(Locale.ROOT, "%,d", history.lastIteration()));
    for (String metric : metrics()) {
      Series values = history.evaluation(metric);
      if (values.size() > 0) {
        facts.put(metric, significant(values.last()) + beside(metric));
      }
    }
    if (history.damagedLines() > 0) {
      facts.put("damaged lines of metrics", Long.toString(history.damagedLines()));
    }
    return facts;
  }

  /** The names of the metrics, first of the one that the best model is chosen by. */
  private List<String> metrics() {
    return history.evaluations().keySet().stream()
        .sorted(Comparator.comparing(metric -> !metric.equals(summary.judge())))
        .toList();
  }

  private String beside(String metric) {
    MetricNote note = summary.notes().get(metric);
    String floor =
        note == null || note.floor() == null
            ? ""
            : " (real images: " + significant(note.floor()) + ")";
    return metric.equals(summary.judge()) ? floor + ", chooses the best model" : floor;
  }

  /** Four significant digits. */
  static String significant(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
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
