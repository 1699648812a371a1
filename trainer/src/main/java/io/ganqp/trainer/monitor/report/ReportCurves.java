package io.ganqp.trainer.monitor.report;

import io.ganqp.contract.metric.Diagnostic;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.metrics.MetricsHistory;
import io.ganqp.trainer.monitor.metrics.Series;
import io.ganqp.trainer.monitor.page.EmbeddedImage;
import io.ganqp.trainer.monitor.page.Figure;
import io.ganqp.trainer.monitor.page.Numbers;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The curves of a run's report. */
final class ReportCurves {
  private static final Logger LOG = LoggerFactory.getLogger(ReportCurves.class);
  private static final double NO_REFERENCE = Double.NaN;
  private static final MetricNote NO_NOTE = new MetricNote("at each evaluation", null);

  private static final List<Color> DIAGNOSTICS =
      List.of(new Color(0x0b7285), new Color(0x862e9c), new Color(0x5c940d), new Color(0xa61e4d));

  private final Map<String, Diagnostic> known;
  private final List<Figure> figures = new ArrayList<>();

  private final Map<String, MetricNote> notes;

  private ReportCurves(RunSummary summary) {
    notes = summary.notes();
    known = summary.diagnostics().stream().collect(Collectors.toMap(Diagnostic::name, d -> d));
  }

  static List<Figure> of(MetricsHistory history, RunSummary summary) {
    ReportCurves curves = new ReportCurves(summary);
    try {
      curves.draw(history);
    } catch (LinkageError | InternalError | RuntimeException e) {
      // Whatever fonts fail by: the run is done, and its models are worth more than its curves.
      LOG.warn("the report goes without curves: install fontconfig and a font ({})", e.toString());
    }
    return curves.figures;
  }

  private void draw(MetricsHistory history) {
    add(
        "Critic loss",
        "what the critic minimises",
        history.series(IterationMetrics::criticLoss),
        new CurveChart(new Color(0x3b5bdb)),
        NO_REFERENCE);
    add(
        "Generator loss",
        "what the generator minimises",
        history.series(IterationMetrics::generatorLoss),
        new CurveChart(new Color(0xd9480f)),
        NO_REFERENCE);
    int hue = 0;
    for (String name : history.diagnostics()) {
      Diagnostic diagnostic =
          known.getOrDefault(name, new Diagnostic(name, name, "at each iteration"));
      add(
          diagnostic.title(),
          diagnostic.meaning(),
          history.diagnostic(name),
          new CurveChart(DIAGNOSTICS.get(hue++ % DIAGNOSTICS.size())),
          Objects.requireNonNullElse(diagnostic.reference(), NO_REFERENCE));
    }
    for (String metric : history.evaluations().keySet()) {
      MetricNote note = notes.getOrDefault(metric, NO_NOTE);
      add(
          metric,
          note.floor() == null
              ? note.meaning()
              : note.meaning() + "; dashed: real images against real ones",
          history.evaluation(metric),
          new CurveChart(new Color(0x2b8a3e)),
          Objects.requireNonNullElse(note.floor(), NO_REFERENCE));
    }
  }

  private void add(
      String title, String meaning, Series series, CurveChart chart, double reference) {
    if (series.size() >= 2) {
      String caption = meaning + "; last " + Numbers.significant(series.last());
      String curve = EmbeddedImage.uri(chart.png(series, reference));
      figures.add(new Figure(title, caption, curve));
    }
  }
}
