package io.ganqp.trainer.comparison.report;

import java.util.ArrayList;
import java.util.List;

/**
 * An axis: where values lie between its ends, and its marks. Logarithmic where values are positive
 * and differ too much for a linear one.
 *
 * @param low end
 * @param high end
 * @param logarithmic whether equal ratios are equally far
 */
record Scale(double low, double high, boolean logarithmic) {

  private static final double TOO_MUCH = 25;
  private static final double MARGIN = 0.04;
  private static final int[] STEPS = {1, 2, 5};

  /** One that begins at 0, or below where values do, or is logarithmic. */
  static Scale of(List<Double> values) {
    double least = values.stream().mapToDouble(v -> v).min().orElse(0);
    double most = values.stream().mapToDouble(v -> v).max().orElse(1);
    if (least > 0 && most / least > TOO_MUCH) {
      return new Scale(least / 1.15, most * 1.15, true);
    }
    double low = Math.min(0, least);
    double high = most > low ? most : low + 1;
    double margin = MARGIN * (high - low);
    return new Scale(low < 0 ? low - margin : low, high + margin, false);
  }

  /** One from 0 to the greatest value. */
  static Scale upTo(double most) {
    return new Scale(0, most > 0 ? most : 1, false);
  }

  /** A linear one that holds 0 and all values. */
  static Scale with0(List<Double> values) {
    double least = values.stream().mapToDouble(v -> v).min().orElse(0);
    double most = values.stream().mapToDouble(v -> v).max().orElse(0);
    double low = Math.min(0, least);
    double high = Math.max(0, most);
    double margin = high > low ? MARGIN * (high - low) : 1;
    return new Scale(low - margin, high + margin, false);
  }

  /** Where it lies, from 0 to 1. */
  double at(double value) {
    double part =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return Math.min(1, Math.max(0, part));
  }

  /** Round values between the ends, at most about so many. */
  List<Double> marks(int most) {
    return logarithmic ? logarithmicMarks() : linearMarks(most);
  }

  private List<Double> linearMarks(int most) {
    double step = Math.pow(10, Math.floor(Math.log10((high - low) / most)));
    for (int factor : new int[] {1, 2, 5, 10}) {
      if ((high - low) / (step * factor) <= most) {
        step *= factor;
        break;
      }
    }
    List<Double> marks = new ArrayList<>();
    for (long i = (long) Math.ceil(low / step - 1e-9); i * step <= high * (1 + 1e-9); i++) {
      marks.add(i * step);
    }
    return marks;
  }

  private List<Double> logarithmicMarks() {
    List<Double> marks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
      for (int step : STEPS) {
        double mark = step * Math.pow(10, power);
        if (mark >= low && mark <= high) {
          marks.add(mark);
        }
      }
    }
    return marks;
  }
}
