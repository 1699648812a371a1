package io.ganqp.trainer.objective;

/** Which of the two losses of Goodfellow et al. (arXiv 1406.2661, §3) the generator minimises. */
public enum GeneratorForm {
  /** What the critic maximises, turned round: its gradient vanishes where the critic is sure. */
  SATURATING("saturating"),
  /** The other logarithm: the same fixed point, with a gradient where the critic is sure. */
  NON_SATURATING("non-saturating");

  private final String text;

  GeneratorForm(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
