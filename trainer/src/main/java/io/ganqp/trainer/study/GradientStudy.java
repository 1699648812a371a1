package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.CriticInput;
import io.ganqp.trainer.table.Table;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The norm of the gradient that reaches the generator: while its critic learns and it does not, in
 * the middle of the ring, where no real point is (as in arXiv 1701.04862, §2); and while both
 * learn.
 */
public final class GradientStudy implements Study {

  private static final int FIXED_ITERATIONS = 2000;
  private static final int ITERATIONS = 4000;
  private static final int WINDOWS = 80;
  private static final int ROWS = 4;

  /** Keeps the points of the generator in the middle of the ring, away from all modes. */
  private static final double INSIDE = 0.2;

  private final int fixedIterations;
  private final int iterations;

  public GradientStudy() {
    this(FIXED_ITERATIONS, ITERATIONS);
  }

  GradientStudy(int fixedIterations, int iterations) {
    this.fixedIterations = fixedIterations;
    this.iterations = iterations;
  }

  @Override
  public StudyResult run() {
    Map<String, History> fixed = new LinkedHashMap<>();
    Map<String, History> learning = new LinkedHashMap<>();
    for (RingRecipe recipe : recipes()) {
      History history = history(fixedIterations);
      new RingTraining(recipe, RingStudy.SEED, INSIDE).runCritic(fixedIterations, history);
      fixed.put(recipe.name(), history);
      history = history(iterations);
      new RingTraining(recipe, RingStudy.SEED).run(iterations, history);
      learning.put(recipe.name(), history);
    }
    List<List<Object>> rows = new ArrayList<>();
    rows(rows, "fixed", fixed);
    rows(rows, "learning", learning);
    return new StudyResult(
        List.of(
            new Table(
                "gradients", List.of("generator", "objective", "iteration", "gradientNorm"), rows)),
        Map.of("gradients", () -> picture(fixed, learning)));
  }

  private static List<RingRecipe> recipes() {
    return List.of(
        RingRecipes.ganQp("GAN-QP, λ = 10", 10, 2, CriticInput.UNARY),
        RingRecipes.wganGp(),
        RingRecipes.sgan(),
        RingRecipes.sganSaturating());
  }

  private static History history(int iterations) {
    return new History(Math.max(1, iterations / WINDOWS), List.of(RingTraining.Step::gradient));
  }

  private static void rows(
      List<List<Object>> rows, String generator, Map<String, History> histories) {
    histories.forEach(
        (name, history) -> {
          rows.add(List.of(generator, name, history.iteration(0), history.mean(0, 0)));
          for (int part = 1; part <= ROWS; part++) {
            int i = part * history.size() / ROWS - 1;
            rows.add(List.of(generator, name, history.iteration(i), history.mean(i, 0)));
          }
        });
  }

  private static BufferedImage picture(Map<String, History> fixed, Map<String, History> learning) {
    return LineChart.row(
        List.of(chart("The generator stays in the middle", fixed), chart("Both learn", learning)));
  }

  private static LineChart chart(String title, Map<String, History> histories) {
    List<Curve> curves = new ArrayList<>();
    histories.forEach(
        (name, history) ->
            curves.add(
                new Curve(
                    name,
                    history.iterations(),
                    history.figure(0),
                    Curve.color(curves.size()),
                    false)));
    return new LineChart(title, "iteration", "gradient norm for a fake", true, null, curves);
  }
}
