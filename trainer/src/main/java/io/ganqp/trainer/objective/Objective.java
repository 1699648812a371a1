package io.ganqp.trainer.objective;

/** What a training optimises: a divergence, and the distance that it measures pairs with. */
public record Objective(Divergence divergence, Distance distance) {

  /** For people: "GanQp λ=10, L1". */
  public String description() {
    return divergence.description() + ", " + distance;
  }
}
