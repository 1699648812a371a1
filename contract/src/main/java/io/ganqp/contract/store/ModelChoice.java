package io.ganqp.contract.store;

/** Which of a training's models is meant where none is named. */
public enum ModelChoice {
  /** The best by the training's metric; the newest until one was evaluated. */
  BEST,
  /** The newest, however good; the best where the store names no newest. */
  LATEST
}
