package io.ganqp.trainer.comparison.plan;

import io.ganqp.crds.v1alpha1.GanQpTrainingSpec;
import io.ganqp.trainer.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;

/**
 * What two trainings of one seed have in common. The generator's initial weights, and the latents
 * of each generator step and of each critic step that both have, always are: they follow from the
 * seed alone.
 *
 * @param critic whether the critics begin with the same weights, which they do if their layers are
 *     the same and nothing clips them
 * @param order whether each iteration sees the same real images, which it does if both take as many
 *     draws of them
 */
public record Pairing(boolean critic, boolean order) {

  /** Of two complete specifications on one base. */
  public static Pairing of(GanQpTrainingSpec one, GanQpTrainingSpec other) {
    Recipe recipe = Recipe.of(one);
    Recipe others = Recipe.of(other);
    boolean layers =
        recipe.architecture().normalisation() == others.architecture().normalisation()
            && recipe.architecture().images() == others.architecture().images();
    boolean clipping =
        recipe.constraint().weightClipping().equals(others.constraint().weightClipping());
    return new Pairing(layers && clipping, draws(recipe) == draws(others));
  }

  private static int draws(Recipe recipe) {
    boolean reals = recipe.objective().divergence().generatorNeedsReals();
    return reals ? recipe.criticSteps() + 1 : recipe.criticSteps();
  }

  /** For people. */
  public String words() {
    List<String> same = new ArrayList<>(List.of("generator's initial weights", "latents"));
    List<String> other = new ArrayList<>();
    (critic ? same : other).add("critic's initial weights");
    (order ? same : other).add("order of the images");
    return "same %s%s"
        .formatted(
            String.join(", ", same), other.isEmpty() ? "" : "; other " + String.join(", ", other));
  }
}
