package io.ganqp.trainer.objective;

import java.util.List;

/**
 * What there is to know of a divergence before training with it.
 *
 * @param name as users write it in {@code spec.objective.divergence}
 * @param standard the divergence in its standard form
 * @param formula of critic and generator
 * @param parameters what else there is to choose
 * @param source paper
 * @param constraints of the critic that make sense beside it
 * @param constraintRequired whether what the critic maximises is infinite without one
 * @param recipes of its sources; the first are its defaults
 */
public record CatalogEntry(
    String name,
    Divergence standard,
    Formula formula,
    List<String> parameters,
    String source,
    List<Constraint> constraints,
    boolean constraintRequired,
    List<Recipe> recipes) {

  public CatalogEntry {
    parameters = List.copyOf(parameters);
    constraints = List.copyOf(constraints);
    recipes = List.copyOf(recipes);
  }

  /** The defaults that its source gives for a critic under these constraints, or its own. */
  public Recipe recipe(List<Constraint> held) {
    return recipes.stream()
        .filter(recipe -> recipe.constraints().equals(held))
        .findFirst()
        .orElse(recipes.get(0));
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
