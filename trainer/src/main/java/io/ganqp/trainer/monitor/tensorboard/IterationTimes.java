package io.ganqp.trainer.monitor.tensorboard;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import io.ganqp.contract.store.FileStore;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.tensorflow.framework.Summary;

/**
 * How long the iterations of a run took, and how much of the CPU, by its event files: over all its
 * processes, and without what lies between iterations, such as evaluations.
 */
public final class IterationTimes {

  private static final String FILES = "events.out.tfevents.";

  /** Gaps between events that one rate is taken over: times are in milliseconds. */
  private static final int WINDOW = 16;

  private static final int LONGEST = 1 << 26;

  private final List<Stretch> stretches = new ArrayList<>();
  private Stretch stretch = Stretch.EMPTY;
  private double cpuSeconds;
  private long cpuIterations;

  private IterationTimes() {}

  /** Reads the event files of a store. */
  public static IterationTimes of(FileStore store) throws IOException {
    IterationTimes times = new IterationTimes();
    for (String key : store.list("")) {
      if (key.startsWith(FILES)) {
        try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(store.open(key), 1 << 16))) {
          times.read(in);
        }
      }
    }
    return times;
  }

  /**
   * Seconds that an iteration takes: the median over stretches of the run, so that neither the
   * first one nor what else the machine did at times counts. Empty where too little was written.
   */
  public OptionalDouble seconds() {
    List<Stretch> known = stretches.isEmpty() ? List.of(stretch) : stretches;
    double[] sorted =
        known.stream()
            .mapToDouble(Stretch::secondsPerIteration)
            .filter(Double::isFinite)
            .sorted()
            .toArray();
    return sorted.length == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
  }

  /**
   * Seconds of one CPU that an iteration takes, over all threads, which other work on the machine
   * hardly changes: the mean, since systems count CPU time in steps of up to 10 ms. Empty where
   * nothing of it was written.
   */
  public OptionalDouble cpuSeconds() {
    return cpuIterations == 0
        ? OptionalDouble.empty()
        : OptionalDouble.of(cpuSeconds / cpuIterations);
  }

  private void read(DataInputStream in) throws IOException {
    Event former = null;
    for (byte[] record = next(in); record.length > 0; record = next(in)) {
      Event event = Event.of(record);
      if (former != null && event.isNextIterationAfter(former)) {
        add(former, event);
      }
      former = event;
    }
  }

  private void add(Event from, Event to) {
    double cpu = to.cpuSeconds() - from.cpuSeconds();
    if (Double.isFinite(cpu)) {
      cpuSeconds += cpu;
      cpuIterations += to.step() - from.step();
    }
    stretch = stretch.plus(from, to);
    if (stretch.gaps() == WINDOW) {
      stretches.add(stretch);
      stretch = Stretch.EMPTY;
    }
  }

  /** The next record; empty at the end, and before one that was not written whole. */
  private static byte[] next(DataInputStream in) throws IOException {
    try {
      long length = Long.reverseBytes(in.readLong());
      if (length < 0 || length > LONGEST) {
        return new byte[0];
      }
      in.readInt();
      byte[] record = new byte[(int) length];
      in.readFully(record);
      in.readInt();
      return record;
    } catch (EOFException e) {
      return new byte[0];
    }
  }

  /** Some gaps between the events of iterations, one after the other. */
  private record Stretch(double seconds, long iterations, int gaps) {

    static final Stretch EMPTY = new Stretch(0, 0, 0);

    Stretch plus(Event from, Event to) {
      return new Stretch(
          seconds + to.time() - from.time(), iterations + to.step() - from.step(), gaps + 1);
    }

    double secondsPerIteration() {
      return seconds / iterations;
    }
  }

  /**
   * When something was written, of which step, and how much CPU time its process had had; NaN where
   * it does not say.
   */
  private record Event(double time, long step, boolean isOfIteration, double cpuSeconds) {

    static Event of(byte[] record) throws IOException {
      CodedInputStream in = CodedInputStream.newInstance(record);
      double time = 0;
      long step = 0;
      Summary summary = Summary.getDefaultInstance();
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case Events.WALL_TIME -> time = in.readDouble();
          case Events.STEP -> step = in.readInt64();
          case Events.SUMMARY -> summary = Summary.parseFrom(in.readByteArray());
          default -> in.skipField(tag);
        }
      }
      return new Event(
          time,
          step,
          values(summary, TensorBoardLog.CRITIC_LOSS).findAny().isPresent(),
          values(summary, TensorBoardLog.CPU_SECONDS)
              .mapToDouble(Summary.Value::getSimpleValue)
              .findFirst()
              .orElse(Double.NaN));
    }

    private static Stream<Summary.Value> values(Summary summary, String tag) {
      return summary.getValueList().stream().filter(value -> value.getTag().equals(tag));
    }

    /** Whether nothing but iterations was between the two. */
    boolean isNextIterationAfter(Event former) {
      return isOfIteration && former.isOfIteration && step > former.step;
    }
  }
}
