package io.ganqp.trainer.study;

import io.ganqp.trainer.objective.FDivergence;
import io.ganqp.trainer.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What each divergence measures between a real point and a fake one, as their distance grows:
 * numeric optimum of the critic against the closed form. Whether it grows, and not only whether it
 * is positive, decides whether the generator is told where to go (arXiv 1811.07296, §3.1).
 */
public final class TwoPoints implements Study {

  private static final double[] DISTANCES = {0.05, 0.25, 0.5, 1, 2, 4, 16, 32};
  private static final double LAMBDA = 10;
  private static final double GAMMA = 10;
  private static final double[] BOUNDS = {1, 2, 5, 10, 20, 40};

  @Override
  public StudyResult run() {
    List<TwoPointCase> cases = new TwoPointCases(LAMBDA, GAMMA).all();
    return new StudyResult(
        List.of(table(cases), growth()), Map.of("two-points", TwoPointPicture::draw));
  }

  private static Table table(List<TwoPointCase> cases) {
    List<List<Object>> rows = new ArrayList<>();
    for (TwoPointCase each : cases) {
      for (double distance : DISTANCES) {
        TwoPointCase.Optimum optimum = each.at(distance);
        double closed = each.value().applyAsDouble(distance);
        rows.add(
            List.of(
                each.objective(),
                each.constraint(),
                each.family().description(),
                distance,
                optimum.value(),
                optimum.slope(),
                closed,
                each.slope().applyAsDouble(distance),
                each.formula()));
      }
    }
    return new Table(
        "two-points",
        List.of(
            "objective",
            "constraint",
            "critic",
            "distance",
            "optimum",
            "slope",
            "closedForm",
            "closedSlope",
            "formula"),
        rows);
  }

  /** Where the supremum is infinite: it grows with the bound of |T|. */
  private static Table growth() {
    List<List<Object>> rows = new ArrayList<>();
    for (FDivergence f : TwoPointCases.unbounded()) {
      for (double bound : BOUNDS) {
        TwoPointCase each = TwoPointCases.bounded(f, bound);
        rows.add(
            List.of(each.objective(), bound, each.at(1).value(), each.value().applyAsDouble(1)));
      }
    }
    return new Table("infinite", List.of("objective", "bound", "optimum", "closedForm"), rows);
  }
}
