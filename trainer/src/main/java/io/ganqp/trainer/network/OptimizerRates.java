package io.ganqp.trainer.network;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which optimizer moves a network, how fast and how smoothly.
 *
 * @param learningRate step size, above 0
 * @param beta1 decay of the gradient's running mean, in [0, 1); Adam's alone
 * @param beta2 decay of the squared gradient's running mean, in [0, 1)
 */
public record OptimizerRates(Algorithm algorithm, double learningRate, double beta1, double beta2) {

  /** The optimizers. */
  public enum Algorithm {
    /** {@link Adam}. */
    ADAM("adam", 2),
    /** {@link RmsProp}. */
    RMS_PROP("rmsprop", 1);

    private final String fileName;
    private final int moments;

    Algorithm(String fileName, int moments) {
      this.fileName = fileName;
      this.moments = moments;
    }

    /** What its state is called in a checkpoint. */
    public String fileName() {
      return fileName;
    }

    /** Vectors of its state. */
    public int moments() {
      return moments;
    }
  }

  /** An optimizer that has taken no step. */
  public Optimizer start(ParameterLayout layout) {
    List<float[]> zeros = new ArrayList<>();
    for (int i = 0; i < algorithm.moments(); i++) {
      zeros.add(new float[layout.size()]);
    }
    return resume(layout, zeros, 0);
  }

  /**
   * An optimizer that goes on from a checkpoint.
   *
   * @param moments as {@link Optimizer#moments} gave them; taken over, not copied
   * @throws IllegalArgumentException if they do not fit the layout
   */
  public Optimizer resume(ParameterLayout layout, List<float[]> moments, long steps) {
    return switch (algorithm) {
      case ADAM ->
          new Adam(
              layout,
              new Adam.Rates(learningRate, beta1, beta2),
              moments.get(0),
              moments.get(1),
              steps);
      case RMS_PROP -> new RmsProp(layout, learningRate, beta2, moments.get(0), steps);
    };
  }

  /** For people: "Adam 0.0002, β 0.5 and 0.999". */
  public String description() {
    return switch (algorithm) {
      case ADAM ->
          String.format(
              Locale.ROOT, "Adam %s, β %s and %s", plain(learningRate), plain(beta1), plain(beta2));
      case RMS_PROP ->
          String.format(Locale.ROOT, "RMSprop %s, β %s", plain(learningRate), plain(beta2));
    };
  }

  private static String plain(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
