package io.ganqp.trainer.bench;

import io.ganqp.trainer.monitor.console.Console;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.Observers;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.Runs;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import io.ganqp.trainer.monitor.image.SampleGrid;
import io.ganqp.trainer.monitor.metrics.MetricsFile;
import io.ganqp.trainer.monitor.progress.RunProgress;
import io.ganqp.trainer.monitor.server.ProgressServer;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * CPU time of an iteration through all observers at once, metrics file and HTTP server included,
 * and of a sample grid. Rounds are printed, so that warming up can be told from the steady state.
 */
public final class MonitorBenchmark {
  private static final int ROUNDS = 6;
  private static final int ITERATIONS = 50_000;
  private static final int GRIDS = 10;

  private MonitorBenchmark() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createTempDirectory("monitor-benchmark");
    Path metrics = folder.resolve("metrics.jsonl");
    InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    RunProgress progress = new RunProgress();
    try (MetricsFile file = MetricsFile.open(metrics, 0);
        ProgressServer server = ProgressServer.start(anyPort, progress)) {
      TrainingObserver watchers =
          Observers.of(progress, file, Console.observer(System.err, false, progress));
      watchers.started(start());
      for (int round = 0; round < ROUNDS; round++) {
        print("iteration", ITERATIONS, iterations(watchers, (long) round * ITERATIONS));
      }
      System.out.println("served on port " + server.port());
    } finally {
      Files.delete(metrics);
      Files.delete(folder);
    }
    for (int round = 0; round < ROUNDS; round++) {
      print("grid of 64 faces of 32 px", GRIDS, grids());
    }
  }

  private static long iterations(TrainingObserver observer, long done) {
    long begin = cpuTime();
    for (long i = done + 1; i <= done + ITERATIONS; i++) {
      double x = Math.sin((double) i);
      observer.iteration(new IterationMetrics(i, -x, x / 3, Runs.diagnostics(x / 5, x * x)));
    }
    return cpuTime() - begin;
  }

  private static long grids() {
    float[] images = new float[64 * 3 * 32 * 32];
    for (int i = 0; i < images.length; i++) {
      images[i] = (float) Math.sin(i * 0.001);
    }
    SampleGrid grid = SampleGrid.of(8, 8, 32);
    long begin = cpuTime();
    for (int i = 0; i < GRIDS; i++) {
      images[i] = grid.png(images, 32, 32).length % 2;
    }
    return cpuTime() - begin;
  }

  private static void print(String what, int times, long nanos) {
    System.out.printf(Locale.ROOT, "%s: %.4f ms of CPU%n", what, nanos / 1e6 / times);
  }

  private static long cpuTime() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static RunStart start() {
    return new RunStart(
        "default",
        "bench",
        "",
        "none",
        "cpu",
        32,
        64,
        2,
        1,
        (long) ROUNDS * ITERATIONS,
        392,
        "none",
        1,
        1);
  }
}
