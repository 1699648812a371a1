package io.ganqp.trainer.engine.onednn.convolution.winograd;

/**
 * The matrices of Winograd's minimal filtering F(4, 3): four outputs y of a filter g of three taps
 * over six inputs d, y<sub>i</sub> = Σ g<sub>k</sub> d<sub>i+k</sub>, by six multiplications
 * instead of twelve: y = Aᵀ[(G g) ⊙ (Bᵀ d)]. Twice, along rows and columns, that is 36 instead of
 * 144.
 *
 * <p>The construction is Toom and Cook's: the polynomials are multiplied at five points and at
 * infinity. The usual points 0, ±1, ±2 lose twice as many digits as those here, which were the best
 * of a dozen sets in single precision.
 *
 * @see <a href="https://arxiv.org/abs/1509.09308">Lavin and Gray, Fast algorithms for convolutional
 *     neural networks</a>
 * @see <a href="https://arxiv.org/abs/1803.10986">Barabasz et al., Error analysis and improving the
 *     accuracy of Winograd convolution</a>
 */
final class ToomCook {

  /** Outputs of a tile. */
  static final int OUTPUTS = 4;

  /** Taps of the filter. */
  static final int TAPS = 3;

  /** Inputs of a tile, and products. */
  static final int POINTS = OUTPUTS + TAPS - 1;

  private static final double[] FINITE = {0, 0.75, -0.75, 1.5, -1.5};

  private ToomCook() {}

  /** Aᵀ, 4×6. */
  static double[][] output() {
    double[][] matrix = new double[OUTPUTS][POINTS];
    for (int i = 0; i < OUTPUTS; i++) {
      for (int j = 0; j < FINITE.length; j++) {
        matrix[i][j] = Math.pow(FINITE[j], i);
      }
    }
    matrix[OUTPUTS - 1][POINTS - 1] = 1;
    return matrix;
  }

  /** G, 6×3. */
  static double[][] filter() {
    double[][] matrix = new double[POINTS][TAPS];
    for (int j = 0; j < FINITE.length; j++) {
      double scale = 1;
      for (int k = 0; k < FINITE.length; k++) {
        scale *= k == j ? 1 : FINITE[j] - FINITE[k];
      }
      for (int i = 0; i < TAPS; i++) {
        matrix[j][i] = Math.pow(FINITE[j], i) / scale;
      }
    }
    matrix[POINTS - 1][TAPS - 1] = 1;
    return matrix;
  }

  /** Bᵀ, 6×6. */
  static double[][] input() {
    double[][] matrix = new double[POINTS][];
    for (int j = 0; j < POINTS; j++) {
      matrix[j] = polynomialWithRootsAtAllPointsBut(j);
    }
    return matrix;
  }

  /** Coefficients of Π (x − p) over the finite points p other than that of {@code index}. */
  private static double[] polynomialWithRootsAtAllPointsBut(int index) {
    double[] polynomial = new double[POINTS];
    polynomial[0] = 1;
    for (int k = 0; k < FINITE.length; k++) {
      if (k != index) {
        for (int i = POINTS - 1; i >= 0; i--) {
          double shifted = i == 0 ? 0 : polynomial[i - 1];
          polynomial[i] = shifted - FINITE[k] * polynomial[i];
        }
      }
    }
    return polynomial;
  }
}
