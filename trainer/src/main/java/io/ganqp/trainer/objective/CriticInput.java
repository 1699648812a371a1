package io.ganqp.trainer.objective;

/** What a critic is shown at a time. */
public enum CriticInput {
  /** One image: ΔT = T(x_r) − T(x_f). */
  UNARY,
  /** A pair of images: ΔT = T(x_r, x_f) − T(x_f, x_r). */
  BINARY
}
