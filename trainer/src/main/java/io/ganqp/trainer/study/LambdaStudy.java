package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.CriticInput;
import io.ganqp.trainer.table.Table;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What λ does to GAN-QP on the ring. In theory it scales T and nothing else; the step of Adam and
 * the initial weights have a scale of their own.
 */
public final class LambdaStudy implements Study {

  private static final int ITERATIONS = 4000;
  private static final int WINDOWS = 80;
  private static final double[] LAMBDAS = {0.1, 1, 10, 100};
  private static final double USUAL = 10;

  private final int iterations;

  public LambdaStudy() {
    this(ITERATIONS);
  }

  LambdaStudy(int iterations) {
    this.iterations = iterations;
  }

  /** A λ with the factor of the last layer's initial weights. */
  private record Setting(double lambda, double scale) {

    String name() {
      return "λ = " + plain(lambda) + (scale == 1 ? "" : ", last layer × " + plain(scale));
    }
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }

  @Override
  public StudyResult run() {
    Map<String, History> histories = new LinkedHashMap<>();
    List<List<Object>> rows = new ArrayList<>();
    for (Setting setting : settings()) {
      History history = history();
      List<Double> first = new ArrayList<>();
      RingTraining training =
          new RingTraining(
              RingRecipes.ganQp(
                  setting.name(), setting.lambda(), 2, CriticInput.UNARY, setting.scale()),
              RingStudy.SEED);
      training.run(
          iterations,
          step -> {
            if (first.isEmpty()) {
              first.add(step.diagnostics().get("lipschitzRatioMedian"));
            }
            history.accept(step);
          });
      histories.put(setting.name(), history);
      rows.add(
          row(setting, first.get(0), history, Ring.coverage(training.points(RingStudy.SHOWN))));
    }
    return new StudyResult(
        List.of(new Table("lambda", columns(), rows)), Map.of("lambda", () -> picture(histories)));
  }

  private static List<Setting> settings() {
    List<Setting> settings = new ArrayList<>();
    for (double lambda : LAMBDAS) {
      settings.add(new Setting(lambda, 1));
    }
    for (double lambda : LAMBDAS) {
      if (lambda < USUAL) {
        settings.add(new Setting(lambda, lambda / USUAL));
      }
    }
    return settings;
  }

  private History history() {
    return new History(
        Math.max(1, iterations / WINDOWS),
        List.of(
            History.diagnostic("lipschitzRatioMedian"),
            History.diagnostic("lipschitzRatioAboveOne"),
            step -> -step.critic(),
            History.diagnostic("scoreDifference"),
            RingTraining.Step::gradient));
  }

  private static List<String> columns() {
    return List.of(
        "lambda",
        "lastLayerScale",
        "firstRatioMedian",
        "ratioMedian",
        "ratioAboveOne",
        "value",
        "meanDifference",
        "gradientNorm",
        "modes",
        "good");
  }

  private static List<Object> row(
      Setting setting, double first, History history, Ring.Coverage coverage) {
    int last = history.size() - 1;
    return List.of(
        setting.lambda(),
        setting.scale(),
        first,
        history.mean(last, 0),
        history.mean(last, 1),
        history.mean(last, 2),
        history.mean(last, 3),
        history.mean(last, 4),
        coverage.modes(),
        coverage.good());
  }

  private static BufferedImage picture(Map<String, History> histories) {
    List<Curve> ratios = new ArrayList<>();
    List<Curve> gradients = new ArrayList<>();
    histories.forEach(
        (name, history) -> {
          double[] x = history.iterations();
          Color color = Curve.color(ratios.size());
          ratios.add(new Curve(name, x, history.figure(0), color, false));
          gradients.add(new Curve(name, x, history.figure(4), color, false));
        });
    return LineChart.row(
        List.of(
            new LineChart(
                "Ratio of the critic", "iteration", "median of |ΔT| / (λ d)", true, null, ratios),
            new LineChart(
                "Gradient of the generator",
                "iteration",
                "norm for a fake",
                true,
                null,
                gradients)));
  }
}
