package io.ganqp.trainer.profile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The table that {@code --profile} prints: phases with their shares, then the slowest operations.
 */
public final class ProfileTable {

  private static final int SLOWEST = 15;

  private ProfileTable() {}

  /**
   * Lays it out.
   *
   * @param iterations that the time was spent on
   * @param operations the greatest part of the time first; empty where the engine measures none
   */
  public static String of(TimeSpent time, long iterations, List<OperationTime> operations) {
    StringBuilder table = new StringBuilder();
    line(
        table,
        "%.1f s in %d iterations, %.3f s each",
        time.seconds(),
        iterations,
        time.seconds() / Math.max(1, iterations));
    line(
        table,
        "%.3f s an iteration without evaluation and checkpoint, in the median",
        time.medianIteration());
    phases(table, "networks", time, true);
    phases(table, "around the networks", time, false);
    if (!operations.isEmpty()) {
      operations(table, operations);
    }
    return table.toString();
  }

  private static void phases(StringBuilder table, String title, TimeSpent time, boolean network) {
    List<Phase> phases =
        Arrays.stream(Phase.values()).filter(phase -> phase.isNetwork() == network).toList();
    double sum = phases.stream().mapToDouble(time::seconds).sum();
    line(table, "%n%-26s%10.2f s%8.1f %%", title, sum, share(sum, time));
    for (Phase phase : phases) {
      double seconds = time.seconds(phase);
      line(table, "  %-24s%10.2f s%8.1f %%", phase.title(), seconds, share(seconds, time));
    }
  }

  private static double share(double seconds, TimeSpent time) {
    return time.seconds() == 0 ? 0 : 100 * seconds / time.seconds();
  }

  private static void operations(StringBuilder table, List<OperationTime> operations) {
    int shown = Math.min(SLOWEST, operations.size());
    line(table, "%nslowest %d of %d operations", shown, operations.size());
    line(table, "%10s%10s%10s%10s  %s", "calls", "s", "ms each", "GFLOP/s", "operation");
    for (OperationTime operation : operations.subList(0, shown)) {
      line(
          table,
          "%10d%10.2f%10.3f%10s  %s",
          operation.calls(),
          operation.seconds(),
          1e3 * operation.seconds() / operation.calls(),
          operation.flop() == 0 ? "-" : String.format(Locale.ROOT, "%.1f", operation.gigaflops()),
          operation.name());
    }
  }

  private static void line(StringBuilder table, String format, Object... values) {
    table.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }
}
