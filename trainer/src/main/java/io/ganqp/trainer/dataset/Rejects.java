package io.ganqp.trainer.dataset;

import io.ganqp.trainer.dataset.image.RejectReason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The files that were left out.
 *
 * @param counts how many for each reason that occurred
 * @param first the first of them, at most {@value #LISTED}
 */
public record Rejects(Map<RejectReason, Long> counts, List<Reject> first) {
  static final int LISTED = 1000;

  public Rejects {
    counts = Collections.unmodifiableMap(copy(counts));
    first = List.copyOf(first);
  }

  /** How many there are. */
  public long total() {
    return counts.values().stream().mapToLong(Long::longValue).sum();
  }

  /** A line for people: {@code 3 left out: 2 broken, 1 not a supported image}. */
  public String summary() {
    if (counts.isEmpty()) {
      return "none left out";
    }
    return total()
        + " left out: "
        + counts.entrySet().stream()
            .map(count -> count.getValue() + " " + count.getKey().text())
            .collect(Collectors.joining(", "));
  }

  /** The first of them, one a line, and how many more there are; empty where there are none. */
  public String listing(int most) {
    String lines =
        first.stream()
            .limit(most)
            .map(reject -> "  " + reject + "\n")
            .collect(Collectors.joining());
    return total() > most ? lines + "  … " + (total() - most) + " more\n" : lines;
  }

  private static Map<RejectReason, Long> copy(Map<RejectReason, Long> counts) {
    Map<RejectReason, Long> copy = new EnumMap<>(RejectReason.class);
    copy.putAll(counts);
    return copy;
  }

  /** Collects rejects one by one. */
  static final class Collector {
    private final Map<RejectReason, Long> counts = new EnumMap<>(RejectReason.class);
    private final List<Reject> first = new ArrayList<>();

    void add(Reject reject) {
      counts.merge(reject.reason(), 1L, Long::sum);
      if (first.size() < LISTED) {
        first.add(reject);
      }
    }

    Rejects rejects() {
      return new Rejects(counts, first);
    }
  }
}
