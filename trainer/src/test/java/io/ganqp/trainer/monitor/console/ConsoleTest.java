package io.ganqp.trainer.monitor.console;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.monitor.event.RunEnd;
import io.ganqp.trainer.monitor.event.Runs;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.progress.RunProgress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private long now;
  private final RunProgress progress = new RunProgress(() -> now);

  @Test
  void drawsIterationTimeToGoRateAndLosses() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    var consumer = new ConsoleProgressBarConsumer(new PrintStream(screen, true, UTF_8), 140);
    var bar = new TerminalBar(consumer, ProgressBarStyle.ASCII, progress);
    TrainingObserver both = Observers.of(progress, bar);

    both.started(Runs.start(501, 1000));
    train(both, 501, 600, 1000);
    bar.finished(new RunEnd(RunEnd.Outcome.INTERRUPTED, 3, 600, "stopped"));

    String last = screen.toString(UTF_8).strip();
    last = last.substring(last.lastIndexOf('\r') + 1);
    assertThat(last)
        .startsWith("faces  60% [")
        .contains("600/1000")
        .contains("ETA 0:06:40")
        .contains("64.0 images/s  critic -60.0000  generator -0.3048");
    assertThat(last.length()).isLessThanOrEqualTo(140);
  }

  @Test
  void writesLinesSoonAtFirstAndThenNowAndAgain() {
    List<String> lines = new ArrayList<>();
    TrainingObserver both =
        Observers.of(progress, new ProgressLines(lines::add, progress, () -> now));

    both.started(Runs.start(1, 100_000));
    train(both, 1, 100_000, 100);

    assertThat(lines.get(0)).startsWith("iteration 1 of 100000  0.0 %  ETA ?");
    assertThat(lines.get(1))
        .isEqualTo(
            "iteration 101 of 100000  0.1 %  ETA 2:46:30"
                + "  640 images/s  critic -10.1000  generator -0.6251");
    assertThat(lines.get(lines.size() - 1)).startsWith("iteration 100000 of 100000  100.0 %");
    assertThat(lines).hasSizeBetween(200, 260);
  }

  @Test
  void writesFewLinesForAQuickRun() {
    List<String> lines = new ArrayList<>();
    TrainingObserver both =
        Observers.of(progress, new ProgressLines(lines::add, progress, () -> now));

    both.started(Runs.start(1, 100));
    train(both, 1, 100, 1);

    assertThat(lines.stream().map(line -> line.replaceAll("iteration (\\d+) .*", "$1")))
        .containsExactly(
            "1", "2", "5", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100");
  }

  @Test
  void writesHowManyImagesAreLookedAtWhenItTakesLong() {
    List<String> lines = new ArrayList<>();
    TrainingObserver both =
        Observers.of(progress, new ProgressLines(lines::add, progress, () -> now));

    both.started(Runs.start(1, 100));
    for (int done = 8; done <= 480; done += 8) {
      now += TimeUnit.SECONDS.toNanos(1);
      both.looked("features of real images", done, 480);
    }

    assertThat(lines)
        .startsWith("features of real images: 80 of 480", "features of real images: 160 of 480")
        .hasSize(6);
  }

  @Test
  void drawsHowManyImagesAreLookedAt() {
    ByteArrayOutputStream screen = new ByteArrayOutputStream();
    var consumer = new ConsoleProgressBarConsumer(new PrintStream(screen, true, UTF_8), 140);
    var bar = new TerminalBar(consumer, ProgressBarStyle.ASCII, progress);
    TrainingObserver both = Observers.of(progress, bar);

    both.started(Runs.start(501, 1000));
    train(both, 501, 600, 1000);
    both.looked("generated images", 120, 1000);
    bar.finished(new RunEnd(RunEnd.Outcome.INTERRUPTED, 3, 600, "stopped"));

    assertThat(screen.toString(UTF_8)).contains("generated images: 120 of 1000");
  }

  @Test
  void nothingIsLookedAtOnceAnIterationOrAModelFollows() {
    progress.started(Runs.start(1, 100));
    progress.looked("generated images", 120, 1000);
    assertThat(progress.current().pace().looking().done()).isEqualTo(120);
    progress.model("4f1c", 1, "anywhere");
    assertThat(progress.current().pace().looking()).isNull();

    progress.looked("features of real images", 8, 480);
    progress.iteration(Runs.metrics(1));
    assertThat(progress.current().pace().looking()).isNull();
  }

  private void train(TrainingObserver observer, long first, long last, long millis) {
    for (long i = first; i <= last; i++) {
      now += TimeUnit.MILLISECONDS.toNanos(millis);
      observer.iteration(Runs.metrics(i));
    }
  }
}
