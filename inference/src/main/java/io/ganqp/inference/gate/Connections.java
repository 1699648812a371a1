package io.ganqp.inference.gate;

import java.util.Comparator;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All open connections, at most so many. When there are that many, the one that has waited longest
 * without a whole request makes room, so that connections held open for nothing keep no probe out.
 */
final class Connections {
  private final Set<Connection> open = ConcurrentHashMap.newKeySet();
  private final int maximum;

  Connections(int maximum) {
    this.maximum = maximum;
  }

  /**
   * Takes one in.
   *
   * @return false if there is no room, since every connection waits for an answer
   */
  boolean add(Connection connection) {
    if (open.size() >= maximum) {
      Connection longest =
          open.stream()
              .filter(Connection::expendable)
              .min(Comparator.comparingLong(Connection::since))
              .orElse(null);
      if (longest == null) {
        return false;
      }
      remove(longest);
      longest.close();
    }
    open.add(connection);
    return true;
  }

  void remove(Connection connection) {
    open.remove(connection);
  }

  /** Ends those whose time is over. */
  void sweep() {
    long now = System.nanoTime();
    for (Connection connection : open) {
      if (connection.overdue(now)) {
        connection.close();
      }
    }
  }

  int size() {
    return open.size();
  }
}
