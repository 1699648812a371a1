package io.ganqp.contract.store;

import java.util.List;

/** Which of a training's models is meant where none is named. */
public enum ModelChoice {
  /** The best by the training's metric; the newest until one was evaluated. */
  BEST(StoreLayout.BEST, StoreLayout.LATEST),
  /** The newest, however good; the best where the store names no newest. */
  LATEST(StoreLayout.LATEST, StoreLayout.BEST);

  private final String first;
  private final String second;

  ModelChoice(String first, String second) {
    this.first = first;
    this.second = second;
  }

  /** Keys in the store of a training, of which the first that is there points to the model. */
  public List<String> pointers() {
    return List.of(first, second);
  }
}
