package io.ganqp.trainer.profile;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Meters of an engine's operations; those of one name share a meter. For one thread. */
public final class OperationMeters {

  private final Map<String, Meter> meters = new LinkedHashMap<>();

  /** The meter of that name. */
  public Meter of(String name) {
    return meters.computeIfAbsent(name, Meter::new);
  }

  /** What has been measured so far, the greatest part of the time first. */
  public List<OperationTime> times() {
    return meters.values().stream()
        .map(Meter::time)
        .filter(time -> time.calls() > 0)
        .sorted(Comparator.comparingDouble(OperationTime::seconds).reversed())
        .toList();
  }

  /** Adds up the calls of an operation. */
  public static final class Meter {

    private final String name;
    private long calls;
    private long nanos;
    private double flop;

    private Meter(String name) {
      this.name = name;
    }

    /** Counts a call of so many nanoseconds and floating-point operations. */
    public void add(long nanosOfCall, double flopOfCall) {
      calls++;
      nanos += nanosOfCall;
      flop += flopOfCall;
    }

    private OperationTime time() {
      return new OperationTime(name, calls, nanos / 1e9, flop);
    }
  }
}
