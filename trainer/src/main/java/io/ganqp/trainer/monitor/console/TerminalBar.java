package io.ganqp.trainer.monitor.console;

import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.time.Duration;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar on a terminal, drawn on a thread of its own. */
final class TerminalBar implements TrainingObserver {
  private static final int REDRAW_MILLIS = 250;

  private final ProgressBarConsumer terminal;
  private final ProgressBarStyle style;
  private final RunProgress progress;
  private ProgressBar bar;

  /**
   * Draws where the consumer says.
   *
   * @param progress told before this observer
   */
  TerminalBar(ProgressBarConsumer terminal, ProgressBarStyle style, RunProgress progress) {
    this.terminal = terminal;
    this.style = style;
    this.progress = progress;
  }

  @Override
  public void started(RunStart start) {
    bar =
        new ProgressBarBuilder()
            .setConsumer(terminal)
            .setRenderer(new BarRenderer(style, progress))
            .setTaskName(start.name())
            .setInitialMax(start.iterations())
            .startsFrom(start.resumedFrom(), Duration.ZERO)
            .setUpdateIntervalMillis(REDRAW_MILLIS)
            .build();
  }

  @Override
  public void iteration(IterationMetrics metrics) {
    bar.stepTo(metrics.iteration());
  }

  @Override
  public void rolledBack(long from, long to, String reason) {
    bar.stepTo(to);
  }

  @Override
  public void finished(RunEnd end) {
    if (bar != null) {
      bar.close();
    }
  }
}
