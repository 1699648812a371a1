package io.ganqp.inference.batching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;

/** The faces that wait, first come, first served; bounded. */
final class FaceQueue {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Queue<FaceTask> waiting = new ArrayDeque<>();
  private final IntSupplier capacity;
  private final int workers;
  private boolean closed;

  /**
   * @param capacity how many may wait just now
   */
  FaceQueue(IntSupplier capacity, int workers) {
    this.capacity = capacity;
    this.workers = workers;
  }

  /**
   * Adds all tasks or none. More than the queue holds are taken when nothing else waits, since they
   * would never be otherwise.
   *
   * @return whether there was room, and the queue open
   */
  boolean offer(List<? extends FaceTask> tasks) {
    lock.lock();
    try {
      int room = capacity.getAsInt();
      if (closed || !hasRoom(Math.min(tasks.size(), room), room)) {
        return false;
      }
      waiting.addAll(tasks);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes one worker's share of what waits, at most {@code limit}; never waits for more than the
   * first.
   *
   * @return empty when the queue is closed and drained
   */
  List<FaceTask> take(int limit) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      List<FaceTask> batch = new ArrayList<>(limit);
      while (batch.isEmpty()) {
        while (waiting.isEmpty()) {
          if (closed) {
            return batch;
          }
          changed.await();
        }
        int share = Math.min(limit, (waiting.size() + workers - 1) / workers);
        while (batch.size() < share && !waiting.isEmpty()) {
          FaceTask task = waiting.remove();
          if (!task.cancelled()) {
            batch.add(task);
          }
        }
      }
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Whether not one task more would be taken for lack of room. */
  boolean full() {
    lock.lock();
    try {
      return !hasRoom(1, capacity.getAsInt());
    } finally {
      lock.unlock();
    }
  }

  /** Whether it takes no more tasks, however much room there is. */
  boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Takes no more tasks; those that wait are still done. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Takes what waits away from the workers. */
  List<FaceTask> drain() {
    lock.lock();
    try {
      List<FaceTask> rest = List.copyOf(waiting);
      waiting.clear();
      return rest;
    } finally {
      lock.unlock();
    }
  }

  /** How many wait. */
  int length() {
    lock.lock();
    try {
      return waiting.size();
    } finally {
      lock.unlock();
    }
  }

  /** Under the lock. Those that have left are looked for only when they are in the way. */
  private boolean hasRoom(int needed, int room) {
    if (waiting.size() + needed > room) {
      waiting.removeIf(FaceTask::cancelled);
    }
    return waiting.size() + needed <= room;
  }
}
