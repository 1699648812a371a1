package io.ganqp.trainer.study;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A chart of lines.
 *
 * @param title above it
 * @param x what the horizontal axis shows
 * @param y what the vertical axis shows
 * @param logarithmic whether the vertical axis is
 * @param range of the vertical axis; null to have it follow the lines
 */
record LineChart(
    String title, String x, String y, boolean logarithmic, double[] range, List<Curve> curves) {

  private static final double PIXEL_RATIO = 1.5;
  private static final int PLOT_WIDTH = 440;
  private static final int LEGEND_WIDTH = 200;
  private static final int HEIGHT = 340;
  private static final int TICK_SPACING = 90;
  private static final Color INK = new Color(0x2d3748);
  private static final Color GRID = new Color(0xe2e8f0);

  /** Charts in a row; the legend of the last stands for all. */
  static BufferedImage row(List<LineChart> charts) {
    int width = charts.size() * PLOT_WIDTH + LEGEND_WIDTH;
    BufferedImage image =
        new BufferedImage(
            (int) (PIXEL_RATIO * width),
            (int) (PIXEL_RATIO * HEIGHT),
            BufferedImage.TYPE_3BYTE_BGR);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.scale(PIXEL_RATIO, PIXEL_RATIO);
      for (int i = 0; i < charts.size(); i++) {
        boolean last = i == charts.size() - 1;
        int space = PLOT_WIDTH + (last ? LEGEND_WIDTH : 0);
        charts.get(i).chart(space, last).paint(graphics, space, HEIGHT);
        graphics.translate(space, 0);
      }
    } finally {
      graphics.dispose();
    }
    return FewColors.of(image);
  }

  private XYChart chart(int width, boolean legend) {
    XYChart chart =
        new XYChartBuilder()
            .width(width)
            .height(HEIGHT)
            .title(title)
            .xAxisTitle(x)
            .yAxisTitle(y)
            .build();
    style(chart.getStyler(), legend);
    curves.forEach(curve -> add(chart, curve));
    return chart;
  }

  private void add(XYChart chart, Curve curve) {
    XYSeries line = chart.addSeries(curve.name(), curve.x(), drawn(curve.y()));
    line.setMarker(SeriesMarkers.NONE);
    line.setLineColor(curve.color());
    float[] dashes = curve.dashed() ? new float[] {6, 5} : null;
    line.setLineStyle(
        new BasicStroke(2, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, dashes, 0));
  }

  /** Within the range; what leaves it is left out, and so is what has no logarithm. */
  private double[] drawn(double[] values) {
    double[] drawn = values.clone();
    for (int i = 0; i < drawn.length; i++) {
      boolean outside = range != null && (drawn[i] < range[0] || drawn[i] > range[1]);
      if (outside || (logarithmic && !(drawn[i] > 0))) {
        drawn[i] = Double.NaN;
      }
    }
    return drawn;
  }

  private void style(XYStyler styler, boolean legend) {
    styler.setChartTitleFont(new Font(Font.SANS_SERIF, Font.BOLD, 14));
    styler.setChartTitleBoxVisible(false);
    styler.setChartFontColor(INK);
    styler.setChartBackgroundColor(Color.WHITE);
    styler.setPlotBackgroundColor(Color.WHITE);
    styler.setPlotBorderVisible(false);
    styler.setPlotGridLinesColor(GRID);
    styler.setPlotGridLinesStroke(new BasicStroke(1f));
    styler.setPlotGridVerticalLinesVisible(false);
    styler.setAxisTicksLineVisible(false);
    styler.setAxisTicksMarksVisible(false);
    styler.setAxisTitleFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setAxisTickLabelsFont(new Font(Font.SANS_SERIF, Font.PLAIN, 11));
    styler.setAxisTickLabelsColor(INK);
    styler.setChartPadding(8);
    styler.setPlotMargin(2);
    styler.setXAxisMin(0.0);
    styler.setXAxisTickMarkSpacingHint(TICK_SPACING);
    styler.setXAxisDecimalPattern("#,##0.##");
    styler.setLocale(Locale.ROOT);
    styler.setYAxisLogarithmic(logarithmic);
    if (range != null) {
      styler.setYAxisMin(range[0]);
      styler.setYAxisMax(range[1]);
    }
    styler.setLegendVisible(legend);
    styler.setLegendPosition(LegendPosition.OutsideE);
    styler.setLegendBorderColor(Color.WHITE);
    styler.setLegendFont(new Font(Font.SANS_SERIF, Font.PLAIN, 12));
    styler.setLegendSeriesLineLength(22);
  }
}
