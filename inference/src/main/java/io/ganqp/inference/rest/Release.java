package io.ganqp.inference.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * Gives back all that one answer has taken, once: at whichever of its ends comes first. Any thread.
 */
final class Release implements Runnable {
  private final List<Runnable> actions = new ArrayList<>();
  private boolean over;

  /** Adds what gives one thing back, which runs at once if the answer is over already. */
  void add(Runnable action) {
    synchronized (this) {
      if (!over) {
        actions.add(action);
        return;
      }
    }
    action.run();
  }

  /** Gives all back; a second time does nothing. */
  @Override
  public void run() {
    List<Runnable> taken;
    synchronized (this) {
      over = true;
      taken = List.copyOf(actions);
      actions.clear();
    }
    taken.forEach(Runnable::run);
  }
}
