package io.ganqp.trainer.monitor.report;

import io.ganqp.trainer.monitor.image.Png;
import io.ganqp.trainer.monitor.metrics.Series;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Draws a series: dense ones as a smooth line over the faint raw values, sparse ones as points.
 * Rare extremes are clipped at the edge, so that the first iterations do not flatten the rest.
 */
final class CurveChart {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 260;
  private static final int PIXEL_RATIO = 2;
  private static final int POINTS = 500;
  private static final int SPARSE = 60;
  private static final double WINDOW_SHARE = 0.02;
  private static final double RARE = 0.01;
  private static final Color INK = new Color(0x4a5568);
  private static final Color GRID = new Color(0xe8ecf1);
  private static final Color REFERENCE = new Color(0xa0aec0);

  private final Color color;

  CurveChart(Color color) {
    this.color = color;
  }

  /**
   * The curve of a series, as a PNG for screens of twice the usual density.
   *
   * @param reference a value to draw a dashed line at; NaN for none
   */
  byte[] png(Series series, double reference) {
    XYChart chart = new XYChartBuilder().width(WIDTH).height(HEIGHT).build();
    style(chart.getStyler());
    if (series.size() <= SPARSE) {
      XYSeries points = line(chart, "values", series, color, 2.2f);
      points.setMarker(SeriesMarkers.CIRCLE).setMarkerColor(color);
    } else {
      dense(chart, series, reference);
    }
    if (!Double.isNaN(reference)) {
      reference(chart, series, reference);
    }
    return encode(chart);
  }

  private void dense(XYChart chart, Series series, double reference) {
    Series smooth = series.smoothed(WINDOW_SHARE * series.size()).thinned(POINTS);
    double low = Math.min(series.quantile(RARE), smooth.quantile(RARE));
    double high = Math.max(series.quantile(1 - RARE), smooth.quantile(1 - RARE));
    double margin = Math.max(0.05 * (high - low), 1e-9);
    low -= margin;
    high += margin;
    chart.getStyler().setYAxisMin(Math.min(low, orElse(reference, low)));
    chart.getStyler().setYAxisMax(Math.max(high, orElse(reference, high) + margin));
    Color faint = new Color(color.getRed(), color.getGreen(), color.getBlue(), 60);
    line(chart, "raw", series.envelope(POINTS).clipped(low, high), faint, 0.8f);
    line(chart, "smoothed", smooth.clipped(low, high), color, 2.2f);
  }

  private static void reference(XYChart chart, Series series, double value) {
    double[] iterations = series.iterations();
    Series line = Series.withCapacity(2);
    line.add((long) iterations[0], value);
    line.add((long) iterations[iterations.length - 1], value);
    float[] dashes = {5, 5};
    line(chart, "reference", line, REFERENCE, 1.2f)
        .setLineStyle(
            new BasicStroke(1.2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
  }

  private static XYSeries line(
      XYChart chart, String name, Series series, Color color, float width) {
    XYSeries line = chart.addSeries(name, series.iterations(), series.values());
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(color);
    line.setLineStyle(new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    return line;
  }

  private static double orElse(double value, double other) {
    return Double.isNaN(value) ? other : value;
  }

  private static void style(XYStyler styler) {
    styler.setChartTitleVisible(false);
    styler.setLegendVisible(false);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTitlesVisible(false);
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setAxisTickLabelsColor(INK);
    styler.setChartPadding(6);
    styler.setPlotMargin(4);
    styler.setMarkerSize(7);
    styler.setXAxisDecimalPattern("#,##0.##");
    styler.setYAxisDecimalPattern("#,##0.#####");
    styler.setLocale(Locale.ROOT);
  }

  private static byte[] encode(XYChart chart) {
    BufferedImage image =
        new BufferedImage(PIXEL_RATIO * WIDTH, PIXEL_RATIO * HEIGHT, BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(PIXEL_RATIO, PIXEL_RATIO);
      chart.paint(graphics, WIDTH, HEIGHT);
    } finally {
      graphics.dispose();
    }
    return Png.encode(image);
  }
}
