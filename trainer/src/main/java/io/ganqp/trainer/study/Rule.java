package io.ganqp.trainer.study;

/**
 * How parameters follow their gradient: Adam (arXiv 1412.6980), or RMSprop as Adam without the
 * first moment and without the correction of the beginning.
 *
 * @param rate step size
 * @param beta1 decay of the first moment
 * @param beta2 decay of the second moment
 * @param corrected whether the moments are corrected for having begun at zero
 */
record Rule(double rate, double beta1, double beta2, boolean corrected) {

  static Rule adam(double rate, double beta1, double beta2) {
    return new Rule(rate, beta1, beta2, true);
  }

  static Rule rmsProp(double rate) {
    return new Rule(rate, 0, 0.9, false);
  }

  /** The rule at work on some parameters. */
  final class Steps {

    private static final double EPSILON = 1e-8;

    private final double[] first;
    private final double[] second;
    private double power1 = 1;
    private double power2 = 1;

    Steps(int parameters) {
      first = new double[parameters];
      second = new double[parameters];
    }

    void step(double[] parameters, double[] gradient) {
      power1 *= beta1;
      power2 *= beta2;
      double bias1 = corrected ? 1 - power1 : 1;
      double bias2 = corrected ? 1 - power2 : 1;
      for (int i = 0; i < parameters.length; i++) {
        first[i] = beta1 * first[i] + (1 - beta1) * gradient[i];
        second[i] = beta2 * second[i] + (1 - beta2) * gradient[i] * gradient[i];
        parameters[i] -= rate * first[i] / bias1 / (Math.sqrt(second[i] / bias2) + EPSILON);
      }
    }
  }
}
