package io.ganqp.trainer.monitor.console;

import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.slf4j.LoggerFactory;

/**
 * What a person sees who started the program: on a terminal a bar, elsewhere plain lines in the
 * log; the rare events in the log either way.
 */
public final class Console {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
  private static final String CLEAR_LINE = "\r\u001b[K";

  private Console() {}

  /**
   * Whether standard error, where bar and log go, is a terminal that can move its cursor; false
   * where the system has no {@code /proc} to ask.
   */
  public static boolean isTerminal() {
    String term = System.getenv("TERM");
    if (term == null || term.equals("dumb")) {
      return false;
    }
    try {
      String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
      return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /**
   * Prepares the log for the bar: each line of the log first clears the line that the bar is on. To
   * be called before the first logger is made.
   */
  public static void prepareLog(boolean terminal) {
    System.setProperty("ganqp.log.lineStart", terminal ? CLEAR_LINE : "");
  }

  /**
   * The observer that draws the bar or writes the lines.
   *
   * @param err standard error
   * @param terminal what {@link #isTerminal} said
   * @param progress told before this observer
   */
  public static TrainingObserver observer(PrintStream err, boolean terminal, RunProgress progress) {
    TrainingObserver running =
        terminal
            ? new TerminalBar(new ConsoleProgressBarConsumer(err), style(), progress)
            : new ProgressLines(
                LoggerFactory.getLogger(Console.class)::info, progress, System::nanoTime);
    return new Observers(List.of(running, new EventLog()));
  }

  private static ProgressBarStyle style() {
    return StandardCharsets.UTF_8.name().equalsIgnoreCase(System.getProperty("native.encoding"))
        ? ProgressBarStyle.COLORFUL_UNICODE_BLOCK
        : ProgressBarStyle.ASCII;
  }
}
