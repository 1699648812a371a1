package io.ganqp.trainer.objective;

import io.ganqp.contract.metric.Diagnostic;
import java.util.List;

/**
 * A divergence between real and fake distribution in its dual form: what critic and generator
 * minimise, as pure functions of the critic's scores. Batches are paired: real sample i with fake
 * sample i. Implementations are immutable.
 */
public interface Divergence {

  /** Name and parameters for people, for example "GanQp λ=10". */
  String description();

  /** What the critic minimises: the negative of what it maximises. */
  Loss critic(Scores scores);

  /**
   * What the generator minimises, up to terms that do not depend on it.
   *
   * @param scores with reals if {@link #generatorNeedsReals}
   */
  Loss generator(Scores scores);

  /** Whether the generator's loss depends on the scores of real images. */
  boolean generatorNeedsReals();

  /**
   * Whether both losses depend on ΔT alone, so that a constant added to T changes nothing. The
   * critic's last layer has a bias where they do not.
   */
  boolean isShiftInvariant();

  /** What the diagnostics of the critic's loss are, in their order. */
  List<Diagnostic> diagnostics();
}
