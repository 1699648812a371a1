package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.CriticInput;
import io.ganqp.trainer.table.Table;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What |ΔT| / (λ d) obeys: at most 1 for the best critic of pairs, not for the best critic of
 * points; and what it is in training.
 */
public final class CriticStudy implements Study {

  private static final int ITERATIONS = 4000;
  private static final int WINDOWS = 80;
  private static final int ROWS = 8;
  private static final double HIGHEST = 1.6;

  private final int iterations;

  public CriticStudy() {
    this(ITERATIONS);
  }

  CriticStudy(int iterations) {
    this.iterations = iterations;
  }

  @Override
  public StudyResult run() {
    Map<CriticInput, History> histories = new LinkedHashMap<>();
    for (CriticInput input : CriticInput.values()) {
      histories.put(input, history(input));
    }
    return new StudyResult(
        List.of(exact(), trained(histories)), Map.of("critic", () -> picture(histories)));
  }

  private static Table exact() {
    List<List<Object>> rows = new ArrayList<>();
    for (DiscreteCritic example : DiscreteExamples.all()) {
      rows.add(row(example, "binary", example.binary()));
      rows.add(row(example, "unary", example.unary()));
    }
    return new Table(
        "critic",
        List.of(
            "example",
            "critic",
            "value",
            "halfMeanDifference",
            "lambdaMeanDistance",
            "largestRatio"),
        rows);
  }

  private static List<Object> row(
      DiscreteCritic example, String critic, DiscreteCritic.Reached reached) {
    return List.of(
        example.name(),
        critic,
        reached.value(),
        reached.meanDifference() / 2,
        example.bound(),
        reached.largestRatio());
  }

  private History history(CriticInput input) {
    History history =
        new History(
            Math.max(1, iterations / WINDOWS),
            List.of(
                History.diagnostic("lipschitzRatioMedian"),
                History.diagnostic("lipschitzRatioQuantile90"),
                History.diagnostic("lipschitzRatioAboveOne"),
                step -> -step.critic(),
                step -> step.diagnostics().get("scoreDifference") / 2));
    new RingTraining(RingRecipes.ganQp("", 10, 2, input), RingStudy.SEED).run(iterations, history);
    return history;
  }

  private static Table trained(Map<CriticInput, History> histories) {
    List<List<Object>> rows = new ArrayList<>();
    histories.forEach(
        (input, history) -> {
          int every = Math.max(1, history.size() / ROWS);
          for (int i = every - 1; i < history.size(); i += every) {
            rows.add(
                List.of(
                    name(input),
                    history.iteration(i),
                    history.mean(i, 0),
                    history.mean(i, 1),
                    history.mean(i, 2),
                    history.mean(i, 3),
                    history.mean(i, 4)));
          }
        });
    return new Table(
        "critic-training",
        List.of(
            "critic",
            "iteration",
            "median",
            "quantile90",
            "aboveOne",
            "value",
            "halfMeanDifference"),
        rows);
  }

  private static BufferedImage picture(Map<CriticInput, History> histories) {
    List<LineChart> charts = new ArrayList<>();
    histories.forEach(
        (input, history) -> {
          double[] x = history.iterations();
          double[] whole = {0, x[x.length - 1]};
          charts.add(
              new LineChart(
                  "GAN-QP, " + name(input) + " critic",
                  "iteration",
                  "|ΔT| / (λ d)",
                  false,
                  new double[] {0, HIGHEST},
                  List.of(
                      new Curve("0.9 quantile", x, history.figure(1), Curve.color(0), false),
                      new Curve("median", x, history.figure(0), Curve.color(1), false),
                      new Curve("share above 1", x, history.figure(2), Curve.color(2), false),
                      new Curve(
                          "bound of the optimum",
                          whole,
                          new double[] {1, 1},
                          Curve.color(8),
                          true))));
        });
    return LineChart.row(charts);
  }

  private static String name(CriticInput input) {
    return input.name().toLowerCase(Locale.ROOT);
  }
}
