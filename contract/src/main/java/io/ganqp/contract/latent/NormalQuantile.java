package io.ganqp.contract.latent;

/**
 * Φ⁻¹, the quantile of the standard normal distribution: algorithm AS 241, PPND16 (Wichura, Applied
 * Statistics 37, 1988), about 16 correct digits. Polynomials are evaluated by Horner's rule, each
 * product and each sum rounded to double.
 */
final class NormalQuantile {
  private static final double CENTRAL_HALF_WIDTH = 0.425;
  private static final double CENTRAL_SHIFT = 0.180625;
  private static final double NEAR_TAIL_SHIFT = 1.6;
  private static final double FAR_TAIL_START = 5.0;

  // Coefficients, constant term first, as the shortest decimals of the doubles that Wichura's round
  // to.
  private static final double[] CENTRAL_NUMERATOR = {
    3.3871328727963665,
    133.14166789178438,
    1971.5909503065513,
    13731.69376550946,
    45921.95393154987,
    67265.7709270087,
    33430.57558358813,
    2509.0809287301227
  };
  private static final double[] CENTRAL_DENOMINATOR = {
    1.0,
    42.31333070160091,
    687.1870074920579,
    5394.196021424751,
    21213.794301586597,
    39307.89580009271,
    28729.085735721943,
    5226.495278852854
  };
  private static final double[] NEAR_NUMERATOR = {
    1.4234371107496835,
    4.630337846156546,
    5.769497221460691,
    3.6478483247632045,
    1.2704582524523684,
    0.2417807251774506,
    0.022723844989269184,
    0.0007745450142783414
  };
  private static final double[] NEAR_DENOMINATOR = {
    1.0,
    2.053191626637759,
    1.6763848301838038,
    0.6897673349851,
    0.14810397642748008,
    0.015198666563616457,
    0.0005475938084995345,
    1.0507500716444169e-9
  };
  private static final double[] FAR_NUMERATOR = {
    6.657904643501103,
    5.463784911164114,
    1.7848265399172913,
    0.29656057182850487,
    0.026532189526576124,
    0.0012426609473880784,
    2.7115555687434876e-5,
    2.0103343992922881e-7
  };
  private static final double[] FAR_DENOMINATOR = {
    1.0,
    0.599832206555888,
    0.1369298809227358,
    0.014875361290850615,
    0.0007868691311456133,
    1.8463183175100548e-5,
    1.421511758316446e-7,
    2.0442631033899397e-15
  };

  private NormalQuantile() {}

  /**
   * The x with Φ(x) = probability.
   *
   * @param probability strictly between 0 and 1
   */
  static double of(double probability) {
    double q = probability - 0.5;
    if (Math.abs(q) <= CENTRAL_HALF_WIDTH) {
      double r = CENTRAL_SHIFT - q * q;
      return q * polynomial(CENTRAL_NUMERATOR, r) / polynomial(CENTRAL_DENOMINATOR, r);
    }
    double tail = q < 0 ? probability : 1 - probability;
    double magnitude = tailMagnitude(Math.sqrt(-PortableLog.of(tail)));
    return q < 0 ? -magnitude : magnitude;
  }

  private static double tailMagnitude(double distance) {
    if (distance <= FAR_TAIL_START) {
      double r = distance - NEAR_TAIL_SHIFT;
      return polynomial(NEAR_NUMERATOR, r) / polynomial(NEAR_DENOMINATOR, r);
    }
    double r = distance - FAR_TAIL_START;
    return polynomial(FAR_NUMERATOR, r) / polynomial(FAR_DENOMINATOR, r);
  }

  private static double polynomial(double[] coefficients, double x) {
    double value = coefficients[coefficients.length - 1];
    for (int i = coefficients.length - 2; i >= 0; i--) {
      value = value * x + coefficients[i];
    }
    return value;
  }
}
