package io.ganqp.inference.serving;

import io.ganqp.inference.model.ModelFacts;
import java.util.Optional;

/**
 * What is served, and what is in the way: at least one of the two is there.
 *
 * @param facts of the model that is served; empty if there is none
 * @param obstacle why there is none, or why what the store has now is not served instead
 */
public record ModelStatus(Optional<ModelFacts> facts, Optional<String> obstacle) {

  /**
   * What is known of the model that is served.
   *
   * @throws ModelNotReadyException if there is none
   */
  public ModelFacts required() {
    return facts.orElseThrow(() -> new ModelNotReadyException(obstacle.orElseThrow()));
  }
}
