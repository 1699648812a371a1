package io.ganqp.trainer.monitor.console;

import io.ganqp.contract.run.TrainerReport;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;

/**
 * The library's bar with a run's own figures behind it. The time to go counts what this process
 * trained, not what it resumed from.
 */
final class BarRenderer extends DefaultProgressBarRenderer {
  private final RunProgress progress;

  BarRenderer(ProgressBarStyle style, RunProgress progress) {
    super(style, "", 1, true, null, ChronoUnit.SECONDS, true, state -> Optional.empty());
    this.progress = progress;
  }

  @Override
  protected String etaString(ProgressState state) {
    return "ETA " + Figures.duration(progress.current().pace().etaSeconds());
  }

  @Override
  protected String speed(ProgressState state) {
    TrainerReport now = progress.current();
    return " "
        + (now.pace().looking() == null
            ? Figures.rateAndLosses(now)
            : Figures.looking(now.pace().looking()));
  }
}
