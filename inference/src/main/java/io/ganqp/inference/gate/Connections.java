package io.ganqp.inference.gate;

import io.ganqp.inference.gate.Connection.State;
import io.ganqp.inference.gate.Connection.Worth;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All open connections, at most so many. When there are that many, one that no request would be
 * lost with makes room: before others those never answered, then those that wait for another
 * request, those that wait for events, and those whose client does not take its answer; of equals
 * the one that has waited longest. So connections held open for nothing keep no probe out.
 */
final class Connections {
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final int maximum;

  private record Candidate(Connection connection, State state, Worth worth) {}

  Connections(int maximum) {
    this.maximum = maximum;
  }

  /**
   * Takes one in.
   *
   * @return false if there is no room, since every connection waits for an answer
   */
  synchronized boolean add(Connection connection) {
    if (open.size() >= maximum) {
      Optional<Candidate> least = leastWorth();
      if (least.isEmpty()) {
        return false;
      }
      Connection leaving = least.get().connection();
      remove(leaving);
      leaving.evict(least.get().state(), () -> open.add(leaving));
    }
    open.add(connection);
    return true;
  }

  private Optional<Candidate> leastWorth() {
    long now = System.nanoTime();
    return open.stream()
        .map(
            connection -> {
              State state = connection.state();
              return new Candidate(connection, state, state.worth(now));
            })
        .filter(candidate -> candidate.worth() != Worth.BUSY)
        .min(
            Comparator.comparing(Candidate::worth)
                .thenComparingLong(candidate -> candidate.state().since()));
  }

  void remove(Connection connection) {
    open.remove(connection);
  }

  /** Ends those whose time is over. */
  void sweep() {
    open.forEach(Connection::check);
  }

  int size() {
    return open.size();
  }
}
