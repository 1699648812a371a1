package io.ganqp.trainer.engine.onednn.kernel;

import java.util.List;

/** Steps that run one after the other. */
public record Sequence(List<Step> steps) implements Step {

  public Sequence {
    steps = List.copyOf(steps);
  }

  @Override
  public void run() {
    for (Step step : steps) {
      step.run();
    }
  }
}
