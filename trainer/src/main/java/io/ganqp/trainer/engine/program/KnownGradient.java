package io.ganqp.trainer.engine.program;

import java.util.Arrays;

/** Of which output gradient the gradients between the layers are, as long as they hold. */
final class KnownGradient {

  private final float[] outputGradient;
  private boolean known;

  /**
   * @param length elements of the output
   */
  KnownGradient(int length) {
    outputGradient = new float[length];
  }

  void forget() {
    known = false;
  }

  void set(float[] of) {
    System.arraycopy(of, 0, outputGradient, 0, outputGradient.length);
    known = true;
  }

  boolean is(float[] of) {
    return known && Arrays.equals(of, outputGradient);
  }
}
