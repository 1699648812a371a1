package io.ganqp.trainer.engine.onednn;

import java.util.List;

/** Steps that run one after the other. */
record Sequence(List<Step> steps) implements Step {

  Sequence {
    steps = List.copyOf(steps);
  }

  @Override
  public void run() {
    for (Step step : steps) {
      step.run();
    }
  }
}
