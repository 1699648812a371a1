package io.ganqp.trainer.monitor.tensorboard;

import io.ganqp.contract.metric.MetricValue;
import io.ganqp.trainer.monitor.event.IterationMetrics;
import io.ganqp.trainer.monitor.event.RunStart;
import io.ganqp.trainer.monitor.event.TrainingObserver;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import org.tensorflow.framework.Summary;

/**
 * Tells TensorBoard of a run: the losses, what an evaluation gives, the faces of the fixed seeds.
 * Of a long run it writes some thousands of iterations: TensorBoard draws a curve through a
 * thousand.
 */
public final class TensorBoardLog implements TrainingObserver {

  /** In the event of each iteration, and in no other. */
  static final String CRITIC_LOSS = "loss/critic";

  /** Seconds of one CPU that the process has had, over all its threads. */
  static final String CPU_SECONDS = "process/cpu_seconds";

  private static final int POINTS = 5000;

  /** Where a PNG file has its width: after the signature, and the length and name of a chunk. */
  private static final int PNG_WIDTH = 16;

  private final EventFolder folder;
  private final DoubleSupplier cpuSeconds;
  private long every = 1;

  /** Writes to {@code folder}, which its owner closes. */
  public TensorBoardLog(EventFolder folder) {
    this(folder, ProcessCpu::seconds);
  }

  TensorBoardLog(EventFolder folder, DoubleSupplier cpuSeconds) {
    this.folder = folder;
    this.cpuSeconds = cpuSeconds;
  }

  @Override
  public void started(RunStart start) {
    every = Math.max(1, start.iterations() / POINTS);
    begin(Math.max(1, start.resumedFrom()));
  }

  @Override
  public void iteration(IterationMetrics metrics) {
    if (metrics.iteration() % every == 0) {
      List<Summary.Value> values = new ArrayList<>();
      values.add(Events.scalar(CRITIC_LOSS, metrics.criticLoss()));
      values.add(Events.scalar("loss/generator", metrics.generatorLoss()));
      values.add(Events.scalar(CPU_SECONDS, cpuSeconds.getAsDouble()));
      metrics
          .diagnostics()
          .forEach((name, value) -> values.add(Events.scalar("critic/" + name, value)));
      write(metrics.iteration(), values);
    }
  }

  @Override
  public void samples(long iteration, byte[] png) {
    ByteBuffer header = ByteBuffer.wrap(png);
    int width = header.getInt(PNG_WIDTH);
    int height = header.getInt(PNG_WIDTH + Integer.BYTES);
    write(iteration, List.of(Events.image("samples", width, height, png)));
  }

  @Override
  public void evaluated(long iteration, MetricValue value) {
    write(iteration, List.of(Events.scalar(tag(value.metric()), value.value())));
  }

  /**
   * TensorBoard groups tags by their first part, and shortens titles from the left: metrics of one
   * extractor stand together, and end with what tells them apart.
   */
  private static String tag(String metric) {
    int slash = metric.indexOf('/');
    return slash < 0
        ? "evaluation/" + metric
        : metric.substring(slash + 1) + "/" + metric.substring(0, slash);
  }

  @Override
  public void checkpointing(long iteration) {
    folder.keep();
  }

  @Override
  public void rolledBack(long from, long to, String reason) {
    begin(Math.max(1, to));
  }

  /** From an evaluation on, which is repeated, and with it the point of one iteration. */
  private void begin(long step) {
    folder.append(step, Events.start(folder.now(), step));
  }

  private void write(long step, List<Summary.Value> values) {
    Summary summary = Summary.newBuilder().addAllValue(values).build();
    folder.append(step, Events.summary(folder.now(), step, summary));
  }
}
