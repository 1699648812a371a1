package io.ganqp.contract.store;

import java.util.List;

/** Which of a training's models is meant where none is named. */
public enum ModelChoice {
  /** The best by the training's metric; the newest until one was evaluated. */
  BEST(StoreLayout.BEST, StoreLayout.LATEST),
  /** The newest, however good; the best where the store names no newest. */
  LATEST(StoreLayout.LATEST, StoreLayout.BEST);

  private final List<String> pointers;

  ModelChoice(String... pointers) {
    this.pointers = List.of(pointers);
  }

  /** Keys in the store of a training, of which the first that is there points to the model. */
  public List<String> pointers() {
    return pointers;
  }
}
