package io.ganqp.inference.serving;

import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is served, and what is in the way: at least one of the two is there.
 *
 * @param facts of the model that is served; empty if there is none
 * @param obstacle why there is none, or why what the store has now is not served instead
 */
public record ModelStatus(Optional<ModelFacts> facts, Optional<String> obstacle) {

  /**
   * Something made of what is known of the model, or, without one, of the reason.
   *
   * @param served takes the facts
   * @param missing takes the obstacle
   */
  public <T> T either(Function<ModelFacts, T> served, Function<String, T> missing) {
    return facts.map(served).orElseGet(() -> missing.apply(obstacle.orElseThrow()));
  }

  /**
   * What is known of the model that is served.
   *
   * @throws ModelNotReadyException if there is none
   */
  public ModelFacts required() {
    return facts.orElseThrow(() -> new ModelNotReadyException(obstacle.orElseThrow()));
  }
}
