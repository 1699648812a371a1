package io.ganqp.trainer.objective;

import java.util.Comparator;
import java.util.List;

/**
 * What there is to know of a divergence before training with it.
 *
 * @param name as users write it in {@code spec.objective.divergence}
 * @param factory makes the divergence
 * @param formula of critic and generator
 * @param parameters what else there is to choose, in fields of {@code spec.objective}, or of {@code
 *     spec} where a dot is in it
 * @param source paper
 * @param constraints of the critic that make sense beside it
 * @param constraintRequired whether what the critic maximises is infinite without one
 * @param settings of its sources; the first are its defaults
 */
public record CatalogEntry(
    String name,
    Factory factory,
    Formula formula,
    List<String> parameters,
    String source,
    List<Constraint> constraints,
    boolean constraintRequired,
    List<SourceSettings> settings) {

  public CatalogEntry {
    parameters = List.copyOf(parameters);
    constraints = List.copyOf(constraints);
    settings = List.copyOf(settings);
  }

  /** Makes a divergence of the parameters that it knows; the others are none of its business. */
  public interface Factory {
    Divergence of(Parameters parameters);
  }

  /** The divergence in its standard form. */
  public Divergence standard() {
    return factory.of(Parameters.STANDARD);
  }

  /** Whether its generator has a saturating loss and one that isn't. */
  public boolean hasTwoLosses() {
    return !factory
        .of(Parameters.STANDARD.with(GeneratorForm.SATURATING))
        .equals(factory.of(Parameters.STANDARD.with(GeneratorForm.NON_SATURATING)));
  }

  /**
   * The defaults for a critic under these constraints: those of the source that has the most of
   * them and no other, or the first.
   */
  public SourceSettings settings(List<Constraint> held) {
    return settings.stream()
        .filter(one -> held.containsAll(one.constraints()))
        .max(Comparator.comparingInt(one -> one.constraints().size()))
        .orElse(settings.get(0));
  }

  /**
   * Means over pairs; ΔT = T(x_r) − T(x_f), sp(v) = log(1 + eᵛ).
   *
   * @param critic what the critic maximises
   * @param generator what the generator minimises, in each of its forms
   */
  public record Formula(String critic, List<String> generator) {

    public Formula {
      generator = List.copyOf(generator);
    }

    Formula(String critic, String... generator) {
      this(critic, List.of(generator));
    }
  }
}
