package io.ganqp.trainer.study;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/** Figures of a training as means over windows of iterations. */
final class History implements Consumer<RingTraining.Step> {

  private final int window;
  private final List<ToDoubleFunction<RingTraining.Step>> figures;
  private final List<double[]> means = new ArrayList<>();
  private final double[] sums;
  private int inWindow;

  History(int window, List<ToDoubleFunction<RingTraining.Step>> figures) {
    this.window = window;
    this.figures = List.copyOf(figures);
    this.sums = new double[figures.size()];
  }

  @Override
  public void accept(RingTraining.Step step) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += figures.get(i).applyAsDouble(step);
    }
    if (++inWindow == window) {
      double[] mean = new double[sums.length];
      for (int i = 0; i < sums.length; i++) {
        mean[i] = sums[i] / window;
        sums[i] = 0;
      }
      means.add(mean);
      inWindow = 0;
    }
  }

  /** Number of whole windows. */
  int size() {
    return means.size();
  }

  /** The last iteration of a window. */
  int iteration(int index) {
    return (index + 1) * window;
  }

  /** The mean of a figure in a window. */
  double mean(int index, int figure) {
    return means.get(index)[figure];
  }

  double[] iterations() {
    double[] iterations = new double[size()];
    for (int i = 0; i < iterations.length; i++) {
      iterations[i] = iteration(i);
    }
    return iterations;
  }

  /** All means of a figure. */
  double[] figure(int figure) {
    return means.stream().mapToDouble(mean -> mean[figure]).toArray();
  }

  static ToDoubleFunction<RingTraining.Step> diagnostic(String name) {
    return step -> step.diagnostics().get(name);
  }
}
