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

/**
 * How long the iterations of a run took, by the times in its event files: over all its processes,
 * and without what lies between iterations, such as evaluations.
 */
public final class IterationTimes {

  private static final String FILES = "events.out.tfevents.";

  /** Gaps between events that one rate is taken over: times are in milliseconds. */
  private static final int WINDOW = 16;

  private static final int LONGEST = 1 << 26;

  private final List<Double> rates = new ArrayList<>();
  private double seconds;
  private long iterations;
  private int gaps;

  private IterationTimes() {}

  /**
   * Seconds that an iteration takes: the median over stretches of the run, so that neither the
   * first one nor what else the machine did at times counts. Empty where too little was written.
   */
  public static OptionalDouble secondsPerIteration(FileStore store) throws IOException {
    IterationTimes times = new IterationTimes();
    for (String key : store.list("")) {
      if (key.startsWith(FILES)) {
        try (DataInputStream in =
            new DataInputStream(new BufferedInputStream(store.open(key), 1 << 16))) {
          times.read(in);
        }
      }
    }
    return times.median();
  }

  private OptionalDouble median() {
    if (rates.isEmpty()) {
      return iterations == 0 ? OptionalDouble.empty() : OptionalDouble.of(seconds / iterations);
    }
    double[] sorted = rates.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    return OptionalDouble.of((sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2);
  }

  private void read(DataInputStream in) throws IOException {
    Event former = null;
    for (byte[] record = next(in); record.length > 0; record = next(in)) {
      Event event = Event.of(record);
      // An event of another step than the one before is that of an iteration; all else repeats.
      if (former != null && event.step() > former.step() && former.isOfIteration()) {
        add(event.time() - former.time(), event.step() - former.step());
      }
      former = former != null && event.step() == former.step() ? event.asRepetition() : event;
    }
  }

  private void add(double gap, long steps) {
    seconds += gap;
    iterations += steps;
    if (++gaps == WINDOW) {
      rates.add(seconds / iterations);
      seconds = 0;
      iterations = 0;
      gaps = 0;
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

  /** When something was written, and of which step. */
  private record Event(double time, long step, boolean isOfIteration) {

    static Event of(byte[] record) throws IOException {
      CodedInputStream in = CodedInputStream.newInstance(record);
      double time = 0;
      long step = 0;
      boolean summary = false;
      for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
        switch (WireFormat.getTagFieldNumber(tag)) {
          case Events.WALL_TIME -> time = in.readDouble();
          case Events.STEP -> step = in.readInt64();
          default -> {
            summary |= WireFormat.getTagFieldNumber(tag) == Events.SUMMARY;
            in.skipField(tag);
          }
        }
      }
      return new Event(time, step, summary);
    }

    /** It marks the end of what came between two iterations. */
    Event asRepetition() {
      return new Event(time, step, false);
    }
  }
}
