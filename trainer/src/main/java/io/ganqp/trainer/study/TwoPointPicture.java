package io.ganqp.trainer.study;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Optimum and slope over the distance, where λ and γ are 1, so that all fit in one chart. */
final class TwoPointPicture {

  private static final int POINTS = 81;
  private static final double FARTHEST = 4;
  private static final double HIGHEST = 4;

  /** The lines, by objective and constraint, with the names that they have in the legend. */
  private static final Map<String, String> LINES = lines();

  private TwoPointPicture() {}

  static BufferedImage draw() {
    List<Curve> optima = new ArrayList<>();
    List<Curve> slopes = new ArrayList<>();
    double[] distances = new double[POINTS];
    Arrays.setAll(distances, i -> FARTHEST * Math.max(i, 0.02) / (POINTS - 1));
    List<TwoPointCase> cases = new TwoPointCases(1, 1).all();
    int color = 0;
    for (Map.Entry<String, String> line : LINES.entrySet()) {
      TwoPointCase found =
          cases.stream()
              .filter(each -> key(each).startsWith(line.getKey()))
              .findFirst()
              .orElseThrow();
      boolean flat = found.family() instanceof CriticFamily.Free && color > 0;
      double[] x = flat ? new double[] {distances[0], FARTHEST} : distances;
      List<TwoPointCase.Optimum> all = Arrays.stream(x).mapToObj(found::at).toList();
      optima.add(curve(line.getValue(), x, all, TwoPointCase.Optimum::value, color, flat));
      slopes.add(curve(line.getValue(), x, all, TwoPointCase.Optimum::slope, color, flat));
      color++;
    }
    return LineChart.row(
        List.of(
            new LineChart(
                "What the critic reaches",
                "distance d of two points",
                "optimum",
                false,
                new double[] {0, HIGHEST},
                optima),
            new LineChart(
                "How fast it grows",
                "distance d of two points",
                "slope",
                false,
                new double[] {0, 2},
                slopes)));
  }

  private static Curve curve(
      String name,
      double[] distances,
      List<TwoPointCase.Optimum> optima,
      ToDoubleFunction<TwoPointCase.Optimum> value,
      int color,
      boolean dashed) {
    double[] values = optima.stream().mapToDouble(value).toArray();
    return new Curve(name, distances, values, Curve.color(color), dashed);
  }

  private static String key(TwoPointCase each) {
    return each.objective() + " / " + each.constraint();
  }

  private static Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    lines.put("GAN-QP, p = 2", "GAN-QP, λ = 1");
    lines.put("WGAN / 1-Lipschitz", "WGAN, 1-Lipschitz");
    lines.put("WGAN / gradient penalty", "WGAN-GP, γ = 1");
    lines.put("WGAN / WGAN-div", "WGAN-div, k = 2, p = 6");
    lines.put("WGAN / R1 and R2", "WGAN + R1 + R2, γ = 1");
    lines.put("RpGAN (R3GAN)", "R3GAN, γ = 1");
    lines.put("SGAN / spectral", "SGAN, spectral norm");
    lines.put("LSGAN 0, 1 / spectral", "LSGAN, spectral norm");
    lines.put("Hinge / spectral", "Hinge, spectral norm");
    lines.put("SGAN / none", "SGAN, RpGAN: log 2");
    lines.put("f-GAN TotalVariation", "total variation: 1");
    lines.put("f-GAN JensenShannon", "Jensen–Shannon: 2 log 2");
    return lines;
  }
}
