package io.ganqp.trainer.study;

import io.ganqp.trainer.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Eight Gaussians on a ring, learnt by every divergence: which modes are found, and when. */
public final class RingStudy implements Study {

  static final int SHOWN = 2000;
  static final long SEED = 1;

  private static final int ITERATIONS = 4000;
  private static final int LOOKS = 4;

  private final int iterations;
  private final List<RingRecipe> recipes;

  public RingStudy() {
    this(ITERATIONS, RingRecipes.all());
  }

  RingStudy(int iterations, List<RingRecipe> recipes) {
    this.iterations = iterations;
    this.recipes = recipes;
  }

  @Override
  public StudyResult run() {
    List<List<Object>> rows = new ArrayList<>();
    List<DensityPicture.Strip> strips = new ArrayList<>();
    for (RingRecipe recipe : recipes) {
      strips.add(new DensityPicture.Strip(recipe.name(), train(recipe, rows)));
    }
    List<String> columns =
        List.of(
            "objective", "criticSteps", "iteration", "modes", "good", "criticLoss", "gradientNorm");
    return new StudyResult(
        List.of(new Table("ring", columns, rows)),
        Map.of("ring", () -> DensityPicture.draw(strips)));
  }

  private List<double[]> train(RingRecipe recipe, List<List<Object>> rows) {
    List<double[]> looks = new ArrayList<>();
    RingTraining training = new RingTraining(recipe, SEED);
    training.run(
        iterations,
        step -> {
          if (step.iteration() % (iterations / LOOKS) == 0) {
            double[] points = training.points(SHOWN);
            Ring.Coverage coverage = Ring.coverage(points);
            looks.add(points);
            rows.add(
                List.of(
                    recipe.name(),
                    recipe.criticSteps(),
                    step.iteration(),
                    coverage.modes(),
                    coverage.good(),
                    step.critic(),
                    step.gradient()));
          }
        });
    return looks;
  }
}
